"""A workspace is read whole: each case file is a small one, with everything that is to be found in it."""

from pathlib import Path

import pytest

from okrkit.errors import OkrError
from okrkit.reading.events import read_data
from okrkit.reading.load import load
from okrkit.reading.loaded import Loaded
from okrkit.reading.tree import MemoryTree

CASES = sorted((Path(__file__).parent / "load_cases").glob("*.yaml"))


def told(loaded: Loaded) -> list[str]:
    """Findings as the case files write them."""
    return [
        f"{loaded.locate(finding.address)} {finding.severity} {finding.rule} {finding.message}" for finding in loaded.findings
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    world = read_data(case.read_bytes())
    answer = told(load(MemoryTree(world["files"])))
    assert len(answer) == len(world["findings"]), "\n".join(answer)
    for one, expected in zip(answer, world["findings"], strict=True):
        assert one.startswith(expected)


def test_every_finding_says_what_to_do() -> None:
    for case in CASES:
        for finding in load(MemoryTree(read_data(case.read_bytes())["files"])).findings:
            assert finding.help or "did you mean" in finding.message, finding


def test_without_a_workspace_file_there_is_no_plan() -> None:
    with pytest.raises(OkrError, match=r"there is no okrs.yaml in memory"):
        load(MemoryTree({"shop.yaml": "team: shop\n"}))
