"""The guide's quarter without YAML: every command of the page is typed on its day, and says what the page shows."""

import re
import shlex
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from tests.cli.conftest import Okr
from tests.cli.terminal import talk
from tests.repositories import Workshop

README = Path(__file__).parents[3] / "README.md"
GUIDE = Path(__file__).parents[3] / "site" / "docs" / "guide" / "quarter.md"
NOT_COMPARED = re.compile(r"(?<=committed as )\w+| +$", re.MULTILINE)
"""Ids of commits, and the blank behind a question that got no answer."""
BLOCK = re.compile(r"(?ms)^## (?P<day>\d+ \w+ \d{4}), (?P<who>\w+):|^```(?P<kind>\w+)\n(?P<text>.*?)^```$")
ANSWERS = {
    "okr check-in --commit": "4.1|0.4|One roaster broke down||Lend one from the school|2.9|||||",
    "okr close 2027-Q1 --team roastery --commit": (
        "missed|external|The second roaster came back in April|keep|A roaster needs a stand-in|"
    ),
}
"""What is typed where a command asks, with a bar for Enter."""
AT_A_TERMINAL = """\
from datetime import date
from okrkit.cli import app, opening
opening.date = type("Day", (date,), {{"today": staticmethod(lambda: date({0.year}, {0.month}, {0.day}))}})
app.main()
"""


class Typed(NamedTuple):
    """A command of the page, with the day, the person, and what the page shows below it."""

    day: date
    who: str
    command: str
    shown: str


def files(page: str) -> dict[str, str]:
    """The files that the page writes by hand."""
    texts = {block["kind"]: block["text"] for block in BLOCK.finditer(page)}
    return {"okrs/okrs.yaml": texts["yaml"], "numbers.csv": texts["csv"]}


def commands(page: str) -> Iterator[Typed]:
    """What the page types, from top to bottom."""
    day, who = date.min, ""
    for block in BLOCK.finditer(page):
        if block["day"]:
            day, who = datetime.strptime(block["day"], "%d %B %Y").date(), block["who"]
        elif block["kind"] == "text":
            for text in re.split(r"(?m)^\$ ", block["text"])[1:]:
                [typed] = re.findall(r"\A(?:.*\\\n)*.*\n", text)
                yield Typed(day, who, typed, text.removeprefix(typed))


def say(one: Typed, okr: Okr, repository: Workshop) -> str:
    """What a command of the page really says."""
    repository.git("config", "user.name", one.who)
    repository.git("config", "user.email", f"{one.who.lower()}@example.com")
    moment = f"{one.day}T09:00:00+00:00"
    environment = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "COLUMNS": "100"}
    _, *arguments = shlex.split(one.command.replace("\\\n", ""))
    if keys := ANSWERS.get(one.command.strip()):
        program = [sys.executable, "-c", AT_A_TERMINAL.format(one.day), *arguments]
        shown, output, _ = talk(program, *(f"{key}\n" for key in keys.split("|")), folder=repository.folder, **environment)
        return shown + output
    said = okr(*arguments, folder=repository.folder, TODAY=str(one.day), **environment)
    return said.output + said.errors


def test_the_quarter_goes_as_the_guide_shows_it(okr: Okr, repository: Workshop) -> None:
    page = GUIDE.read_text("utf-8")
    repository.write(files(page))
    repository.git("add", "okrs")
    repository.git("commit", "--quiet", "-m", "Who we are")
    for one in commands(page):
        assert NOT_COMPARED.sub("", say(one, okr, repository)) == NOT_COMPARED.sub("", one.shown), one.command


def test_the_commands_of_the_readme_run_in_the_example(okr: Okr, northwind: Path) -> None:
    _, _, after = README.read_text("utf-8").partition("## A quarter without YAML\n")
    quarter, _, _ = after.partition("\n## ")
    writes, reads = (re.findall(r"(?m)^okr (.+?)(?: +# .*)?$", block) for block in re.findall(r"(?s)```sh\n(.*?)```", quarter))
    assert (len(writes), len(reads)) == (8, 5)
    for command in [f"{command} --dry-run" for command in writes] + reads:
        said = okr(*shlex.split(command), "-C", str(northwind), TODAY="2026-11-22")
        if command.startswith("check-in --"):  # asks, and nobody is there
            assert said.errors.startswith("error: there is nothing to check in\n")
        else:
            assert (said.code, said.errors.count("error")) == (0, 0), said
