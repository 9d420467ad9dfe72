"""The records of decisions: all of them listed, and the picture of the house that of the code."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
DECISIONS = ROOT / "site" / "docs" / "decisions"
PACKAGE = ROOT / "tool" / "okrkit"


def test_every_record_is_listed_under_its_number() -> None:
    listed = re.findall(r"(?m)^\| \[(\d+)\]\((\S+)\) \| .+ \|$", (DECISIONS / "index.md").read_text("utf-8"))
    records = sorted(path.name for path in DECISIONS.glob("[0-9]*.md"))
    assert listed == [(str(number), name) for number, name in enumerate(records, 1)]
    for number, name in listed:
        assert name.startswith(f"{number:0>4}-")
        assert (DECISIONS / name).read_text("utf-8").startswith(f"# {number}. "), name


def test_the_picture_of_the_house_shows_every_room() -> None:
    house, writing, *_ = re.findall(r"(?s)```text\n(.*?)```", (DECISIONS / "0001-the-house.md").read_text("utf-8"))
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    alone = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    assert [name for name in rooms | alone if name not in re.findall(r"\w+", house)] == []
    inside = {path.stem for path in (PACKAGE / "writing").iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert set(re.findall(r"(?m)^\w+", writing)) == inside - {"__init__"}
