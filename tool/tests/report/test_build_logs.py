"""What is printed in a build: no title makes the runner that reads its log do something."""

import pytest

from okrkit.report.source import print_source
from okrkit.report.terminal import say, styled

COMMANDS = ["::error file=x::y", "  ::add-mask::y", "a ##[error]y", "##vso[task.setvariable]y", "\x1b[1m::error::y"]


def obeyed(line: str) -> bool:
    """Whether a runner would take a line for a command, as runners read it."""
    return line.strip().startswith("::") or "##[" in line or "##vso[" in line


@pytest.mark.parametrize("text", COMMANDS)
def test_a_line_is_no_command(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    say(text)
    assert not obeyed(capsys.readouterr().out)
    assert not obeyed(styled(text).plain)


def test_a_command_is_not_put_together_from_parts(capsys: pytest.CaptureFixture[str]) -> None:
    say(":", ":error::y ##", ("[error]y", "bold"))
    print_source("title: ##[error]y", 3, 10, 5, "red")
    assert not any(obeyed(line) for line in capsys.readouterr().out.splitlines())
    assert not obeyed(styled(":", ":error::y ##", ("[error]y", "bold")).plain)


def test_an_honest_line_keeps_its_style() -> None:
    line = styled(("okrs/a.yaml:3:5", "bold"), " Foo::bar ## heading")
    assert line.plain == "okrs/a.yaml:3:5 Foo::bar ## heading"
    assert line.spans
