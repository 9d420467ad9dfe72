"""Mermaid itself, as code hosts run it, to try diagrams with."""

import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from tests.editor.language_server import HOME, node_and_npm

VERSION = "11.17.2"
_LIBRARY = "package/dist/mermaid.min.js"


def library(folder: Path) -> Path:
    """The library in one file, fetched into a folder the first time. Two processes may do so at once."""
    place = folder / f"mermaid-{VERSION}.min.js"
    if not place.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as fresh:
            npm = node_and_npm()[1]
            pack = [*npm, "pack", f"mermaid@{VERSION}", "--silent", "--ignore-scripts"]
            subprocess.run(pack, cwd=fresh, env={**os.environ, "HOME": HOME}, check=True, capture_output=True)
            with tarfile.open(next(Path(fresh).glob("*.tgz"))) as packed, Path(fresh, place.name).open("wb") as target:
                file = packed.extractfile(_LIBRARY)
                assert file
                shutil.copyfileobj(file, target)
            Path(fresh, place.name).replace(place)
    return place
