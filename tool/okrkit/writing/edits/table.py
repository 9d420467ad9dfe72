"""Tables as spreadsheets and people write them."""

import csv
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from io import StringIO

from okrkit.errors import OkrError
from okrkit.reading.nearest import did_you_mean

_LINE_END = re.compile(r"\r\n?|\n")


def read_csv(
    text: str, name: str, columns: Sequence[str], needed: Sequence[Collection[str]]
) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a CSV file by their places, with the cells by their columns; ``needed`` are columns of which it has one each.

    It may have semicolons or tabs for commas. A column without a name is none as long as nothing is in it; else its cells are
    under an empty name. Raises `OkrError` where it is no table of these columns.
    """
    beginning = _LINE_END.split(text, maxsplit=1)[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(",;\t", key=beginning.count), strict=True)
    try:
        names = [column(one) for one in next(reader, ())]
        _check_names(names, name, columns, needed)
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            said = [(names[at] if at < len(names) else "", _LINE_END.sub("\n", cell)) for at, cell in enumerate(cells)]
            yield f"{name}, line {reader.line_num}", {key: cell for key, cell in said if key or cell.strip()}
    except csv.Error as wrong:
        told = f"{name} is not CSV: {wrong}, line {reader.line_num}"
        raise OkrError(told, "write it with commas, and quotes around texts") from None


def column(name: str) -> str:
    """The name of a column as we have it, from how people head their tables: `Key result`, `DATE`."""
    return "_".join(re.split(r"[\s_-]+", name.strip().casefold()))


def check_columns(row: Mapping[str, object], columns: Sequence[str]) -> None:
    """Raises `OkrError` for a row with a cell that no column is above, or another column than these."""
    if "" in row:
        raise OkrError("it has more cells than the first line has columns", "put quotes around what has a comma in it")
    if unknown := sorted(row.keys() - set(columns)):
        raise OkrError(
            f"there is no column `{unknown[0]}`{did_you_mean(unknown[0], columns)}", f"there are {', '.join(columns)}"
        )


def _check_names(names: Sequence[str], name: str, columns: Sequence[str], needed: Sequence[Collection[str]]) -> None:
    told = set(names)
    if any(told.isdisjoint(those) for those in needed):
        like = ",".join(next(one for one in columns if one in those) for those in needed)
        raise OkrError(f"{name} does not name its columns", f"its first line has to be like: {like}")
    if unknown := sorted(told - {*columns, ""}):
        guess = did_you_mean(unknown[0], columns)
        raise OkrError(f"{name} has a column `{unknown[0]}`, which nobody knows{guess}", f"there are {', '.join(columns)}")
    if twice := sorted(one for one in told if one and names.count(one) > 1):
        raise OkrError(f"{name} has the column `{twice[0]}` twice", "keep one of the two")
