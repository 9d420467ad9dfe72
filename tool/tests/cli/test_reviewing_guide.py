"""The guide to reviews shows what `okr review` says: its pictures are current, its commands run, its advice works."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import review_pictures
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree
from tests.cli.conftest import Okr
from tests.repositories import Workshop

GUIDE = Path(__file__).parents[3] / "site" / "docs" / "guide" / "reviewing.md"
TEXT = GUIDE.read_text("utf-8")
IMAGES = dict(re.findall(r"!\[([^\]]+)\]\((\S+?)\)", TEXT))
YAML = re.findall(r"```yaml\n(.*?)```", TEXT, flags=re.DOTALL)
PAYMENTS = "okrs/teams/payments/2026-Q4.yaml"
HEADING = re.compile(r"(?m)^(?=[A-Z]).+$")
COLOUR = re.compile(r"\x1b\[[0-9;]*m|\r")


def plain(answer: str) -> str:
    """An answer without its colours."""
    return COLOUR.sub("", answer)


@pytest.fixture(scope="module")
def answers(northwind: Path) -> dict[str, str]:
    """What a terminal shows of each review."""
    return {name: review_pictures.answer(northwind, name) for name in review_pictures.COMMITS}


def test_a_picture_is_what_a_terminal_shows(answers: dict[str, str]) -> None:
    """After a change of what is said or how: `make pictures`."""
    for name, answer in answers.items():
        assert (review_pictures.PICTURES / f"{name}.svg").read_text("utf-8") == review_pictures.drawn(name, answer), name


def test_the_comment_in_the_picture_is_the_one_that_is_written(northwind: Path) -> None:
    picture = (review_pictures.PICTURES / "comment.png").read_bytes()
    assert review_pictures.source(picture) == review_pictures.commented(northwind) != ""


def test_every_picture_is_shown_once_and_says_the_verdict_to_those_who_cannot_see_it(answers: dict[str, str]) -> None:
    pictures = sorted(path.relative_to(GUIDE.parent).as_posix() for path in review_pictures.PICTURES.iterdir())
    assert sorted(IMAGES.values()) == pictures
    for alternative, picture in IMAGES.items():
        first, *_ = plain(answers[Path(picture).stem.replace("comment", review_pictures.COMMENTED)]).splitlines()
        verdict = re.split("[:;] ", first.removeprefix("✔ 400d8e4^1 → 400d8e4: ").lstrip("✘▲● "))[0].lower()
        assert verdict in alternative.lower(), alternative


def test_every_part_of_an_answer_is_explained(answers: dict[str, str]) -> None:
    parts = re.findall(r"(?m)^\| ([a-z ]+) \| [^|]+ \|$", TEXT[: TEXT.index("## The verdict")])
    assert len(parts) > 7
    headings = {heading for answer in answers.values() for heading in HEADING.findall(plain(answer))}
    assert len(headings) > 5
    assert [heading for heading in headings if not any(part in heading.lower() for part in parts)] == []


@pytest.fixture
def quiet(northwind: Path, make_repository: Callable[..., Workshop]) -> Workshop:
    """A clone of the example company in which the target has just been tidied up."""
    clone = make_repository("clone")
    clone.git("pull", "--quiet", str(northwind), "main:main")
    clone.git("checkout", "--quiet", "-B", "main", review_pictures.COMMITS["quiet"])
    return clone


def test_the_line_that_declares_the_move_declares_it(okr: Okr, quiet: Workshop) -> None:
    target, *entry = YAML[0].splitlines(keepends=True)
    plan = (quiet.folder / PAYMENTS).read_text("utf-8")
    indent = " " * 8
    eased = next(line for line in plan.splitlines(keepends=True) if line == indent + target)
    quiet.write({PAYMENTS: plan.replace(eased, eased + "".join(indent + line for line in entry), 1)})
    said = okr("review", "HEAD^1", "--as-of", "2026-11-09", folder=quiet.folder)
    [shown] = re.findall(r"```text\n(.*?)```", TEXT, flags=re.DOTALL)
    assert (said.output.splitlines(keepends=True)[0], said.code) == (shown, 0)


def test_the_commands_run(okr: Okr, quiet: Workshop) -> None:
    commands = [line.split("#")[0].split()[2:] for line in re.findall(r"(?m)^\$ okr .*$", TEXT)]
    assert len(commands) == 3
    for command in commands:
        said = okr(*command, folder=quiet.folder)
        assert (said.code, said.errors, said.output != "") == (0, "", True), command


def test_the_settings_are_sound() -> None:
    start = "version: 1\norganization: Northwind Roasters\nteams: {payments: {name: Payments}}\n"
    assert load(MemoryTree({"okrs.yaml": start + YAML[1]})).findings == ()
