"""A report in the terminal."""

from contextlib import redirect_stdout
from io import StringIO
from textwrap import wrap

from okrkit.report.kinds.answer import Answer, Table
from okrkit.report.source import cells
from okrkit.report.terminal import say, say_item, width
from okrkit.say.escape import line

_GAP = "  "
_NARROWEST = 16
"""Cells of the first column, however narrow the window is."""


def print_answer(answer: Answer) -> None:
    """Print the sentences, then the tables, then the notes; nothing is cut."""
    say((answer.title, "bold"))
    for sentence in answer.said:
        say_item("", sentence)
    for table in answer.tables:
        say("")
        _print_table(table)
    for at, note in enumerate(answer.notes):
        if at == 0:
            say("")
        say_item("", note, "dim")


def answer_text(answer: Answer) -> str:
    """The same for a file."""
    with redirect_stdout(StringIO()) as file:
        print_answer(answer)
    return file.getvalue()


def _print_table(table: Table) -> None:
    rows = [tuple(map(line, row)) for row in (table.headings, *table.rows)]
    widths = [max(cells(row[at]) for row in rows) for at in range(len(table.headings))]
    others = sum(widths[1:]) + len(_GAP) * (len(widths) - 1)
    widths[0] = min(widths[0], max(_NARROWEST, width() - others))
    for at, row in enumerate(rows):
        first, *rest = wrap(row[0], widths[0]) or [""]
        said = [_set(text, widths[place], place in table.numeric) for place, text in enumerate((first, *row[1:]))]
        say((_GAP.join(said).rstrip(), "bold" if at == 0 else ""))
        for more in rest:
            say(more)


def _set(text: str, size: int, to_the_right: bool) -> str:
    blanks = " " * max(0, size - cells(text))
    return blanks + text if to_the_right else text + blanks
