"""Node: finding it, installing it where there is none, and the locked packages from npm."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mintq_build.runtime.cached import cached_folder, digest_of
from mintq_build.runtime.errors import RuntimeBuildError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HERE = Path(__file__).resolve().parent
OLDEST_NODE = 20
LOCKED = ("package.json", "package-lock.json")
CERTIFICATES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem")
ADVICE = (
    "Install Node 20 or newer with npm (Debian and Ubuntu: apt-get install nodejs npm), "
    "or run this in the project's environment, which can fetch Node itself: make setup."
)


@dataclass(frozen=True, slots=True)
class Node:
    """A Node that is new enough, with its npm."""

    node: str
    npm: str

    def environment(self) -> dict[str, str]:
        """Return the environment for Node and npm: this Node first, and the machine's certificates."""
        path = os.pathsep.join([str(Path(self.node).parent), os.environ.get("PATH", os.defpath)])
        environment = {**os.environ, "PATH": path}
        # Node brings its own list of certificates; behind a company's proxy only the machine's list is right.
        trusted = (os.environ.get("SSL_CERT_FILE", ""), *CERTIFICATES)
        for found in (name for name in trusted if Path(name).is_file()):
            environment.setdefault("NODE_EXTRA_CA_CERTS", found)
        return environment

    def run(self, command: Sequence[str | Path], *, cwd: Path | None = None) -> str:
        """Run a command with this Node and return what it printed; a failure is a RuntimeBuildError."""
        words = [str(word) for word in command]
        done = subprocess.run(
            words, check=False, capture_output=True, text=True, encoding="utf-8", errors="replace",
            cwd=cwd, env=self.environment(), stdin=subprocess.DEVNULL,
        )  # fmt: skip
        if done.returncode != 0:
            said = "\n".join(part for part in (done.stdout.strip(), done.stderr.strip()) if part)
            name = " ".join(Path(word).name for word in words[:2])
            raise RuntimeBuildError(f"{name} failed with exit status {done.returncode}:\n{said}")
        return done.stdout


def _version(node: str) -> int:
    """Return the main version of a Node, 0 if it does not start."""
    try:
        done = subprocess.run([node, "--version"], check=False, capture_output=True, text=True)
    except OSError:
        return 0
    found = re.match(r"v(\d+)\.", done.stdout)
    return int(found[1]) if found and done.returncode == 0 else 0


def _node_on(path: str | None) -> Node | None:
    """Return the Node and npm of a search path if both are there and Node is new enough."""
    node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    if node and npm and _version(node) >= OLDEST_NODE:
        return Node(node=node, npm=npm)
    return None


def _install_node() -> None:
    """Install the locked PyPI package that holds Node into the running environment."""
    if sys.prefix == sys.base_prefix:
        raise RuntimeBuildError(f"No Node 20 or newer with npm was found. {ADVICE}")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [*pip, "--require-hashes", "-r", str(HERE / "node.txt")], check=False, capture_output=True, text=True
    )
    if done.returncode != 0:
        raise RuntimeBuildError(
            f"No Node 20 or newer with npm was found. {ADVICE} Fetching it failed:\n{done.stderr.strip()}"
        )


def find_node() -> Node:
    """Return the machine's Node if it is new enough, else the environment's own, installed if need be."""
    scripts = sysconfig.get_path("scripts")
    found = _node_on(None) or _node_on(scripts)
    if found is None:
        _install_node()
        found = _node_on(scripts)
    if found is None:
        raise RuntimeBuildError(f"Node was installed into {scripts} but does not start. {ADVICE}")
    return found


def node_modules(
    cache: Path, say: Callable[[str], None] = lambda _: None, *, locked: Path | None = None
) -> Path:
    """Return the folder `node_modules` with exactly the packages locked in a folder (default: this one).

    npm fetches them the first time. Every package's content is checked against the lock; one that differs
    is a RuntimeBuildError.
    """
    locked = locked or HERE
    files = [*(locked / name for name in LOCKED), HERE / "npmrc"]
    key = digest_of(path.read_bytes() for path in files)

    def fetch(folder: Path) -> None:
        say("fetching the locked packages from npm")
        for path in files:
            shutil.copy(path, folder / path.name.replace("npmrc", ".npmrc"))
        node = find_node()
        try:
            node.run([node.npm, "ci", "--no-progress"], cwd=folder)
        except RuntimeBuildError as error:
            if "EINTEGRITY" in str(error):
                raise RuntimeBuildError(f"What npm delivered is not what the lock names. {error}") from error
            raise RuntimeBuildError(f"The packages from npm could not be fetched. {error}") from error

    return cached_folder(cache / "node" / key, fetch) / "node_modules"


def run_script(script: str, modules: Path, *arguments: str | Path) -> str:
    """Run one of this folder's scripts with Node, the folder of Pyodide first, and return what it printed."""
    node = find_node()
    return node.run([node.node, HERE / script, modules / "pyodide", *arguments])
