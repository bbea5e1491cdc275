"""Sets up the machine: environment, locked packages and, for tests, a browser.

Runs before anything is installed, on the Python that `make` has looked at: standard library only.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OTHER_BROWSERS = {
    "firefox-esr": ("firefox-esr", "firefox"),
    "webkit2gtk-driver": ("WebKitWebDriver",),
    "xvfb": ("Xvfb",),
}
"""Debian packages for the tests in other browsers, and the names that their program may have."""
OLDEST = (3, 11)


class MachineError(Exception):
    """Something is missing on this machine; the message says what to install."""


def say(text: str) -> None:
    """Write one line of progress."""
    sys.stdout.write(f"mintq: {text}\n")
    sys.stdout.flush()


def run(*command: str | Path) -> None:
    """Run a command that prints its own output; a failure is a MachineError that names the command."""
    words = [str(word) for word in command]
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    try:
        done = subprocess.run(words, check=False, stdin=subprocess.DEVNULL, env=environment)
    except OSError as error:
        raise MachineError(f"Cannot start {words[0]}: {error.strerror}.") from error
    if done.returncode != 0:
        raise MachineError(f"This command failed with exit status {done.returncode}: {' '.join(words)}")


def may_use_apt() -> bool:
    """Tell whether this is a Debian-like machine whose packages we may install."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_debian(*packages: str) -> None:
    """Install Debian packages without asking anything."""
    say(f"installing {', '.join(packages)} with apt-get")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    run("apt-get", "update", "-qq")
    run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)


def find_chromium() -> str | None:
    """Return the path of a Chromium or Chrome: `$MINTQ_CHROMIUM` or the first known name on the path."""
    wished = os.environ.get("MINTQ_CHROMIUM")
    if wished:
        found = shutil.which(wished)
        if found is None:
            raise MachineError(f"MINTQ_CHROMIUM is {wished!r}, which is no program that can be started.")
        return found
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


def ensure_chromium() -> str:
    """Return the path of Chromium; install it where we may."""
    found = find_chromium()
    if found is None and may_use_apt():
        install_debian("chromium")
        found = find_chromium()
    if found is None:
        raise MachineError(
            "The tests drive a real browser, and none was found. Install Chromium or Chrome "
            "(Debian and Ubuntu: apt-get install chromium), or set MINTQ_CHROMIUM to its path."
        )
    return found


def find_other_browsers() -> dict[str, str | None]:
    """Return the path of each program for the tests in other browsers, by its Debian package."""
    return {
        package: next((path for path in map(shutil.which, names) if path), None)
        for package, names in OTHER_BROWSERS.items()
    }


def ensure_other_browsers() -> dict[str, str]:
    """Return the same with all programs there; install them where we may, else say which are missing."""

    def missing() -> list[str]:
        return [package for package, path in find_other_browsers().items() if path is None]

    if missing() and may_use_apt():
        install_debian(*missing())
    if missing():
        wanted = " ".join(missing())
        raise MachineError(
            "The tests in other browsers need Firefox, WebKitGTK with its driver, and a screen for it. "
            f"For what is missing (Debian and Ubuntu, as root): apt-get install {wanted}"
        )
    return {package: path for package, path in find_other_browsers().items() if path}


def environment_python(environment: Path) -> Path:
    """Return the path of the environment's own Python."""
    windows = environment / "Scripts" / "python.exe"
    return windows if windows.exists() else environment / "bin" / "python"


def _works(environment: Path) -> bool:
    """Tell whether the environment was made in this place and has pip and a Python that is new enough."""
    asked = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    try:
        # The commands in an environment name its path: in a moved checkout they no longer start.
        if str(environment) not in (environment / "pyvenv.cfg").read_text(encoding="utf-8"):
            return False
        done = subprocess.run(
            [environment_python(environment), "-c", asked], check=False, capture_output=True
        )
    except OSError:
        return False
    return done.returncode == 0


def make_environment(environment: Path) -> None:
    """Make the environment anew with the Python that runs this."""
    if any(importlib.util.find_spec(name) is None for name in ("venv", "ensurepip")):
        package = f"python3.{sys.version_info.minor}-venv"
        if not may_use_apt():
            raise MachineError(
                "This Python cannot make environments: its modules venv and ensurepip are missing. "
                f"Install them (Debian and Ubuntu, as root: apt-get install {package})."
            )
        install_debian(package)
    say(f"making {environment.name}/ with Python {sys.version.split()[0]}")
    run(sys.executable, "-m", "venv", "--clear", environment)


def fingerprint(root: Path) -> str:
    """Return a hash over all that decides what is in the environment."""
    digest = hashlib.sha256()
    for name in ("requirements.txt", "pyproject.toml", "mintq_build/machine.py"):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def ensure_environment(root: Path) -> Path:
    """Make or renew `.venv/` when what is locked changed; return its Python."""
    environment = root / ".venv"
    stamp = environment / "mintq-stamp"
    wanted = fingerprint(root)
    works = _works(environment)
    if works and stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return environment_python(environment)
    if not works:
        make_environment(environment)
    stamp.unlink(missing_ok=True)
    python = environment_python(environment)
    pip = (python, "-m", "pip", "install", "--quiet")
    say("installing the locked packages, which takes a minute the first time")
    run(*pip, "--require-hashes", "-r", root / "requirements.txt")
    run(*pip, "--no-deps", "--no-build-isolation", "--editable", root)
    stamp.write_text(wanted, encoding="ascii")
    return python


def main(arguments: list[str] | None = None) -> int:
    """Set up what the arguments ask for; return the exit status."""
    parser = argparse.ArgumentParser(description="Set up the machine for MINT-Q.")
    parser.add_argument("--browser", action="store_true", help="also find or install Chromium")
    parser.add_argument("--other-browsers", action="store_true", help="Firefox and WebKitGTK, too")
    wishes = parser.parse_args(arguments)
    try:
        ensure_environment(ROOT)
        if wishes.browser:
            ensure_chromium()
        if wishes.other_browsers:
            ensure_other_browsers()
    except MachineError as error:
        sys.stderr.write(f"mintq: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
