"""Starts the command line: `python -m mintq_build`."""

from mintq_build.cli import main

if __name__ == "__main__":
    main(prog_name="mintq")
