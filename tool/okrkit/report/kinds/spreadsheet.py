"""What a report counts, as CSV."""

import csv
from io import StringIO

from okrkit.report.kinds.answer import Answer, Cell
from okrkit.say.escape import csv as harmless


def csv_text(answer: Answer) -> str:
    """A row of names, and a row for each record; nothing in a cell is calculated by a spreadsheet."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(answer.records.names)
    writer.writerows([_cell(value) for value in row] for row in answer.records.rows)
    return text.getvalue()


def _cell(value: Cell) -> str | float | None:
    return str(value).lower() if isinstance(value, bool) else harmless(value)
