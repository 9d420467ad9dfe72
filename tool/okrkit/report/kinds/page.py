"""A report as a page: one file that needs nothing besides, for a mail, a drive or a printer."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files

from okrkit.report.kinds.answer import About, Answer, Figure, Table
from okrkit.report.kinds.columns import MARK
from okrkit.report.kinds.figures import said
from okrkit.say.escape import html
from okrkit.say.values import day

_POLICY = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"
"""What a browser may do with the page: apply its one style, and nothing else, whatever a title says."""

_FEW_COLUMNS = 4
"""How many a phone shows beside each other."""
_HEADING, _FIRST, _REST = 'th role="columnheader" scope="col"', 'th role="rowheader" scope="row"', 'td role="cell"'


def page(answer: Answer) -> str:
    """The whole page as HTML: heading, sentences, figures, tables and notes. It loads nothing and runs nothing."""
    return "".join(f"{line}\n" for line in _lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    style = files("okrkit.report.kinds").joinpath("page.css").read_text("utf-8")
    policy = _POLICY.format(b64encode(sha256(style.encode()).digest()).decode())
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{html(policy)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{html(_title(answer))}</title>"
    yield f"<style>{style}</style>"
    yield "<main>"
    yield from _head(answer)
    yield from _figures(answer.figures)
    for table in answer.tables:
        yield from _table(table)
    if answer.notes:
        yield '<aside aria-label="Notes">'
        yield from (f"<p>{html(note)}</p>" for note in answer.notes)
        yield "</aside>"
    yield from _foot(answer.about)
    yield "</main>"


def _title(answer: Answer) -> str:
    return f"{answer.title} · {answer.about.organization}" if answer.about else answer.title


def _head(answer: Answer) -> Iterator[str]:
    yield "<header>"
    if answer.about:
        yield f'<p class="whose">{html(answer.about.organization)}</p>'
    yield f"<h1>{html(answer.title)}</h1>"
    if answer.about and answer.about.only:
        yield f'<p class="only">{html(answer.about.only)}</p>'
    yield "</header>"
    yield from (f'<p class="said">{html(sentence)}</p>' for sentence in answer.said)


def _figures(figures: tuple[Figure, ...]) -> Iterator[str]:
    if figures:
        yield '<dl class="figures">'
        yield from (f"<div><dt>{html(figure.label)}</dt><dd>{html(said(figure))}</dd></div>" for figure in figures)
        yield "</dl>"


def _table(table: Table) -> Iterator[str]:
    """A table. In a narrow window one with many columns has them below each other, and what is still wider is pushed sideways.

    It can be by keyboard too, so it has a name; and it says that it is a table, which browsers forget where rows are blocks.
    """
    if table.is_list:
        yield f"<h2>{html(table.headings[0])}</h2>"
        yield f"<ul>{''.join(f'<li>{html(item)}</li>' for (item,) in table.rows)}</ul>"
        return
    kind = "table many" if len(table.headings) > _FEW_COLUMNS else "table"
    yield f'<div class="{kind}" role="region" aria-label="Table: {html(table.headings[0])}" tabindex="0">'
    yield '<table role="table">'
    headings = (_cell(_HEADING, at, text, table) for at, text in enumerate(table.headings))
    yield f'<thead role="rowgroup"><tr role="row">{"".join(headings)}</tr></thead>'
    yield '<tbody role="rowgroup">'
    for row in table.rows:
        cells = (_cell(_REST if at or not text else _FIRST, at, text, table) for at, text in enumerate(row))
        yield f'<tr role="row">{"".join(cells)}</tr>'
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _cell(element: str, at: int, text: str, table: Table) -> str:
    kind = ' class="number"' if at in table.numeric else ' class="part"' if at == 0 and text.startswith(MARK) else ""
    label = f' data-label="{html(table.headings[at])}"' if element.startswith("td") else ""
    return f"<{element}{kind}{label}>{html(text)}</{element[:2]}>"


def _foot(about: About | None) -> Iterator[str]:
    if about:
        when = f'<time datetime="{about.day.isoformat()}">{html(f"{day(about.day)} {about.day.year}")}</time>'
        yield f"<footer><p>The plan of {html(about.organization)} on {when}, read by okrkit.</p></footer>"
