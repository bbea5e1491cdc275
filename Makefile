# MINT-Q. Every target first sets up what it needs: .venv/ with the locked packages, Node where the machine has none,
# and Chromium for the tests. `make` alone lists the targets. ARGS go to the command, as in: make serve ARGS="--port 9000"

PYTHON ?= python3
ARGS ?=
BIN := .venv/bin
LOCK := uv pip compile --quiet --generate-hashes --no-emit-index-url --custom-compile-command "make lock"
RUNTIME := mintq_build/runtime
VALIDATOR := tests/site/validator

# pip, npm and Chromium want a home that they may write to.
ifneq ($(shell test -n "$$HOME" && test -w "$$HOME" && echo yes),yes)
export HOME := $(CURDIR)/.cache/home
$(shell mkdir -p "$(CURDIR)/.cache/home")
endif

.PHONY: help setup setup-browser setup-other-browsers python serve build test test-browsers check bench lighthouse schema lock

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):[^#]*## /make \1: /p' Makefile

python:
	@command -v $(PYTHON) >/dev/null || { echo "mintq: $(PYTHON) was not found. Install Python 3.11 or newer, or name it: make serve PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "mintq: Python 3.11 or newer is needed; $(PYTHON) is " + sys.version.split()[0] + ". Say which one to use, as in: make serve PYTHON=python3.12")'

setup: python
	@$(PYTHON) -I mintq_build/machine.py

setup-browser: python
	@$(PYTHON) -I mintq_build/machine.py --browser

setup-other-browsers: python
	@$(PYTHON) -I mintq_build/machine.py --other-browsers

serve: setup ## build the site, serve it, rebuild on change
	@$(BIN)/mintq serve $(ARGS)

build: setup ## build the site into site/
	$(BIN)/mintq build $(ARGS)

test: setup-browser ## run every test, in the real browser too
	$(BIN)/python -m pytest --cov $(ARGS)

test-browsers: setup-other-browsers ## run the main journeys in Firefox and WebKitGTK
	$(BIN)/python -m pytest -m other_browsers $(ARGS)

check: setup ## lint, format, types, spelling, and the framework's texts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m mintq_build.runtime.typecheck
	$(BIN)/codespell
	$(BIN)/mintq check --strict --spelling

bench: setup-browser ## measure, each figure against a baseline of the same run
	$(BIN)/python tests/bench/bench.py $(ARGS)

lighthouse: setup-browser ## let Lighthouse judge two pages on a telephone
	$(BIN)/python tests/lighthouse/judge.py $(ARGS)

schema: setup ## write framework/schema/ from the typed model
	$(BIN)/python -m mintq_build.json_schema

# Needs uv and npm on the path. The locks hold hashes and no host names, so what names whom to fund goes, too.
lock: ## renew the locks from pyproject.toml, package.json and the *.in files
	$(LOCK) --universal --python-version 3.11 --group dev pyproject.toml -o requirements.txt
	$(LOCK) --python-version 3.11 --universal $(RUNTIME)/node.in -o $(RUNTIME)/node.txt
	$(LOCK) --python-version 3.14 --only-binary :all: $(RUNTIME)/pycompile.in -o $(RUNTIME)/pycompile.txt
	$(LOCK) --python-version 3.14 --only-binary :all: tests/site/pyodide-tests.in -o tests/site/pyodide-tests.txt
	$(LOCK) --python-version 3.11 --universal $(VALIDATOR)/java.in -o $(VALIDATOR)/java.txt
	cd $(RUNTIME) && NPM_CONFIG_USERCONFIG=npmrc npm install --package-lock-only
	cd $(VALIDATOR) && NPM_CONFIG_USERCONFIG=../../../$(RUNTIME)/npmrc npm install --package-lock-only
	cd tests/lighthouse && NPM_CONFIG_USERCONFIG=../../$(RUNTIME)/npmrc npm install --package-lock-only
	node -e 'const fs = require("fs"), name = "tests/lighthouse/package-lock.json", lock = JSON.parse(fs.readFileSync(name)); for (const each of Object.values(lock.packages)) delete each.funding; fs.writeFileSync(name, JSON.stringify(lock, null, 2) + "\n")'
