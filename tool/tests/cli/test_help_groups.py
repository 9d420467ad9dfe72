"""`okr -h` lists every command once, below what it is for."""

import re

from tests.cli.conftest import Okr


def test_commands_stand_below_what_they_are_for(okr: Okr) -> None:
    said = okr("-h", COLUMNS="80").output
    headings = re.findall(r"^(\w[^:\n]*):$", said, re.MULTILINE)
    assert headings == ["Options", "Start", "Check the plan", "Read the plan", "Change the plan", "Publish it"]
    commands = re.findall(r"^  ([a-z][a-z-]*) ", said, re.MULTILINE)
    assert len(set(commands)) == len(commands) > 20
    assert max(map(len, said.splitlines())) <= 80
    below = said.partition("Change the plan:")[2].partition("Publish it:")[0]
    assert all(f"\n  {name} " in below for name in ("check-in", "new", "feedback", "depend", "fmt"))
