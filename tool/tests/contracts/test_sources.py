"""No file of the project names the machine it was written on, or where packages come from."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[3]
MACHINE = re.compile(
    "|".join(
        (
            r"pypi\.(?:org|python)",
            r"pythonhosted\.org",
            r"npmjs\.(?:org|com)",
            r"deb\.debian\.org",
            r"/home/[a-z]+/",
            r"/root/[a-z.]",
            r"/work/[a-z.]",
        )
    )
)


def project_files() -> list[Path]:
    """What git tracks or would track."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True
    ).stdout
    files = (ROOT / name for name in listing.decode().split("\0") if name)
    return [path for path in files if path.is_file() and path != Path(__file__)]


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{number}": line.strip()
        for path in project_files()
        if path.suffix not in {".png", ".ico", ".woff2", ".gz"}
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1)
        if MACHINE.search(line)
    }
    assert found == {}


def test_the_search_finds_what_it_is_for() -> None:
    assert MACHINE.search("see https://pypi" + ".org/p/okrkit")
    assert not MACHINE.search("git.example.com/northwind/okrs, docs_dir: site/docs")


def test_the_house_has_no_packages_where_folders_were_meant() -> None:
    assert [folder for folder in ("okrs", "schema", "tool", "site") if (ROOT / folder / "__init__.py").exists()] == []
