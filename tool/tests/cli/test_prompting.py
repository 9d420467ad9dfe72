"""Questions, asked of somebody at a real terminal."""

import sys
from textwrap import indent

from tests.cli.terminal import talk

PROGRAM = """\
import fcntl, signal, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # now Ctrl-C is typed to this program
signal.signal(signal.SIGINT, signal.default_int_handler)  # which ignores it where the tests run in the background
from okrkit.cli import app
from okrkit.cli.prompting import *

def asked(**_):
{asked}

app.app = asked
app.main()
"""


def at_a_terminal(asked: str, *typed: str, **environment: str) -> tuple[str, str, int]:
    """What a program shows that asks, prints and ends with; see `talk`."""
    return talk([sys.executable, "-c", PROGRAM.format(asked=indent(asked, "    "))], *typed, **environment)


def test_a_wrong_answer_is_asked_again_and_the_right_ones_are_read() -> None:
    shown, output, code = at_a_terminal(
        "print(ask('Value?', as_number, default='3.5'), ask('Value?', as_number), ask_text('Note?', 'none'))\n"
        "print(ask_if_any('Why?', as_number), ask_if_any('Why?', as_number), confirm('Sure?'), confirm('Sure?', default=True))",
        *("\n", "lots\n", "4.25\n", "  two banks \n", "\n", "7\n", "perhaps\n", "Y\n", "\n"),
    )
    assert shown == (
        "Value? [3.5] \n"
        "Value? lots\n"
        "  the answer `lots` is not a number: write digits with a point, without unit and separators: 1200.5\n"
        "Value? 4.25\n"
        "Note? [none]   two banks \n"
        "Why? (Enter to skip) \n"
        "Why? (Enter to skip) 7\n"
        "Sure? [y/N] perhaps\n"
        "  answer y or n\n"
        "Sure? [y/N] Y\n"
        "Sure? [Y/n] \n"
    )
    assert (output, code) == ("3.5 4.25 two banks\nNone 7 True True\n", 0)


def test_choices_are_listed_and_named_shortened_or_counted() -> None:
    shown, output, _ = at_a_terminal(
        "options = {'execution': 'we did not do it', 'external': '', 'assumption': 'we\\x1b[2J\\nwere wrong'}\n"
        "print(*(ask_choice('Cause?', options) for _ in '123'))",
        *("ex\n", "2\n", "asumption\n", "assump\n", "execution\n"),
    )
    listed = "   1  execution   we did not do it\n   2  external\n   3  assumption  we[2J were wrong\n"
    assert shown == (
        f"{listed}Cause? ex\n  `ex` can be execution or external\nCause? 2\n"
        f"{listed}Cause? asumption\n  there is no `asumption`; did you mean `assumption`?\nCause? assump\n"
        f"{listed}Cause? execution\n"
    )
    assert output == "external assumption execution\n"


def test_the_tab_key_completes_references_and_nothing_is_remembered() -> None:
    _, output, _ = at_a_terminal(
        "import readline\n"
        "known = ['payments/on-time#late', 'payments/on-time#banks', 'support/calm']\n"
        "print(ask_text('Which?', known=known), ask_text('Which?', known=known))\n"
        "print(readline.get_current_history_length())",
        *("pa\tl\t\n", "s\t\n"),
    )
    assert output == "payments/on-time#late support/calm\n0\n"


def test_a_question_cannot_move_the_cursor_and_who_stops_has_written_nothing() -> None:
    ask = "ask_text('Lower \\x1b]52;c;aGk=\\x07prices\\r?')\nprint('written')"
    stopped = "stopped; what was being asked is not written\n"
    assert at_a_terminal(ask, "\x04") == (f"Lower ]52;c;aGk=prices ? \nerror: {stopped}", "", 2)
    shown, output, code = at_a_terminal(ask, "\x03")
    assert shown.replace("^C", "") == f"Lower ]52;c;aGk=prices ? \n{stopped}"
    assert (output, code) == ("", 130)


def test_nobody_is_asked_in_a_build_or_a_pipe() -> None:
    nobody = "error: nobody is there to answer a question\nhelp: say in the command what it needs; `-h` lists what there is\n"
    assert at_a_terminal("ask_text('Note?')", CI="true") == (nobody, "", 2)
    piped = "import sys, io; sys.stdin = io.StringIO('yes')\nask_text('Note?')"
    assert at_a_terminal(piped) == (nobody, "", 2)
