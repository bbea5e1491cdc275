"""Tells which modules of the standard library are loaded; runs inside Pyodide under Node."""

from __future__ import annotations

import importlib
import json
import sys


def measure(names: str) -> str:
    """Import the names (a JSON list of modules and of things in modules); return what is loaded as JSON."""
    missing = []
    for name in json.loads(names):
        try:
            importlib.import_module(name)
        except ModuleNotFoundError:
            parent, _, attribute = name.rpartition(".")
            if not hasattr(sys.modules.get(parent), attribute):
                missing.append(name)
    files = {name: getattr(module, "__file__", None) or "" for name, module in sys.modules.items()}
    loaded = sorted(name for name, file in files.items() if ".zip/" in file)
    return json.dumps({"missing": missing, "modules": loaded})
