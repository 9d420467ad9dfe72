"""A report as Markdown, for a page, a note of the week or the summary of a job."""

from collections.abc import Iterator, Sequence

from okrkit.report.kinds.answer import Answer, Table
from okrkit.say.escape import comment


def markdown_text(answer: Answer) -> str:
    """A heading, the sentences, the tables and the notes."""
    return "".join(f"{line}\n" for line in _lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    yield f"## {comment(answer.title)}"
    if answer.about and answer.about.only:
        yield ""
        yield f"*{comment(answer.about.only)}*"
    for sentence in answer.said:
        yield ""
        yield comment(sentence)
    for table in answer.tables:
        yield ""
        yield from _table(table)
    for note in answer.notes:
        yield ""
        yield comment(note)


def _table(table: Table) -> Iterator[str]:
    if table.is_list:
        yield f"**{comment(table.headings[0])}**"
        yield ""
        yield from (f"- {comment(item)}" for (item,) in table.rows)
        return
    yield _row(table.headings)
    yield _rule(table)
    for row in table.rows:
        yield _row(row)


def _rule(table: Table) -> str:
    return f"| {' | '.join('---:' if at in table.numeric else '---' for at in range(len(table.headings)))} |"


def _row(texts: Sequence[str]) -> str:
    return f"| {' | '.join(map(comment, texts))} |"
