"""A report in the terminal."""

from contextlib import redirect_stdout
from io import StringIO

from okrkit.report.kinds.answer import Answer, Table
from okrkit.report.kinds.columns import GAP, choose_columns, heading_lines, row_lines, set_in, wrapped
from okrkit.report.paging import paged
from okrkit.report.source import cells
from okrkit.report.terminal import say, say_item, width
from okrkit.say.escape import line
from okrkit.say.values import join

_INDENT = "  "


def print_answer(answer: Answer) -> None:
    """Print the sentences, then the tables, then the notes; what is longer than the window goes through a pager."""
    with paged():
        _print(answer)


def answer_text(answer: Answer) -> str:
    """The same for a file."""
    with redirect_stdout(StringIO()) as file:
        _print(answer)
    return file.getvalue()


def _print(answer: Answer) -> None:
    say((answer.title, "bold"))
    if answer.about and answer.about.only:
        say_item("", answer.about.only, "dim")
    for sentence in answer.said:
        say_item("", sentence)
    for table in answer.tables:
        say("")
        _print_table(table)
    for at, note in enumerate(answer.notes):
        if at == 0:
            say("")
        say_item("", note, "dim")


def _print_table(table: Table) -> None:
    if table.is_list:
        say((table.headings[0], "bold"))
        for (item,) in table.rows:
            _print_item("- ", item)
        return
    columns = choose_columns(table, width())
    if columns is None:
        _print_below_each_other(table)
        return
    for text in heading_lines(table, columns):
        say((text, "bold"))
    for row in table.rows:
        for text in row_lines(row, columns, table.numeric):
            say(text)
    if columns.left_out:
        missing = join([table.headings[at] for at in columns.left_out])
        say_item("", f"Not shown: {missing} (wider window, --format csv)", "dim")


def _print_below_each_other(table: Table) -> None:
    """A row as a paragraph, for columns that have no room beside each other: its first text, the others with their headings."""
    longest = max((cells(line(heading)) for heading in table.headings[1:]), default=0)
    for part in wrapped(line(table.headings[0]), width()):
        say((part, "bold"))
    for row in table.rows:
        _print_item(_INDENT, row[0])
        for heading, cell in zip(table.headings[1:], row[1:], strict=True):
            _print_item(f"{2 * _INDENT}{set_in(line(heading), longest)}{GAP}", cell)


def _print_item(lead: str, text: str) -> None:
    for at, part in enumerate(wrapped(line(text), max(1, width() - cells(lead)))):
        say(f"{lead if at == 0 else ' ' * cells(lead)}{part}".rstrip())
