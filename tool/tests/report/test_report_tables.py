"""Tables of reports, in windows of any width."""

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrkit.report.kinds.answer import Answer, Records, Table
from okrkit.report.kinds.columns import choose_columns, row_lines, wrapped
from okrkit.report.kinds.text import print_answer
from okrkit.report.source import cells
from okrkit.report.terminal import console
from okrkit.say.escape import line

ROWS = (("Payments and everything that has to do with money", "4", "too sure"), ("カフェ", "12", "about right"), ("", "0", ""))
TABLE = Table(("Team", "Key results", "Verdict"), ROWS, frozenset({1}))


@pytest.fixture(autouse=True)
def window() -> Iterator[None]:
    """A console that looks for the width of its window anew."""
    yield
    console.cache_clear()


def said(capsys: pytest.CaptureFixture[str], *tables: Table, notes: tuple[str, ...] = ()) -> str:
    console.cache_clear()
    print_answer(Answer("Calibration", ("It went well.",), tables, notes, Records((), ()), {}))
    return capsys.readouterr().out


def test_columns_stand_below_their_headings(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert said(capsys, TABLE, notes=("One.", "Two.")) == (
        "Calibration\n"
        "It went well.\n"
        "\n"
        "Team                                               Key results  Verdict\n"
        "Payments and everything that has to do with money            4  too sure\n"
        "カフェ                                                      12  about right\n"
        "                                                             0\n"
        "\n"
        "One.\n"
        "Two.\n"
    )


def test_headings_and_the_first_column_take_several_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "51")
    _, _, _, heading, first, more, last, *_ = said(capsys, TABLE).splitlines()
    assert (heading, first, more, last) == (
        "Team                       Key results  Verdict",
        "Payments and everything              4  too sure",
        "that has to do with money",
        "カフェ                              12  about right",
    )
    monkeypatch.setenv("COLUMNS", "42")
    table = Table(TABLE.headings, (("– All that is owed to a café", "4", "fine"),), frozenset({1}))
    assert said(capsys, table).splitlines()[3:] == [
        "                              Key",
        "Team                      results  Verdict",
        "– All that is owed to a         4  fine",
        "  café",
    ]


WIDE = Table(
    ("Objective", "Owner", "Lens", "Progress", "Status"),
    (
        ("Partner cafés trust that every payout arrives on the day that we said", "Dana Ruiz", "customer", "62%", "on track"),
        ("Calm mornings", "Noor Haddad", "business", "unknown", "not started"),
    ),
    frozenset({3}),
    spare=(2, 1),
)


@pytest.mark.parametrize(
    ("columns", "table"),
    [
        (
            "80",
            """\
Objective                           Owner        Lens      Progress  Status
Partner cafés trust that every      Dana Ruiz    customer       62%  on track
payout arrives on the day that we
said
Calm mornings                       Noor Haddad  business   unknown  not started
""",
        ),
        (
            "60",
            """\
Objective                 Owner        Progress  Status
Partner cafés trust that  Dana Ruiz         62%  on track
every payout arrives on
the day that we said
Calm mornings             Noor Haddad   unknown  not started
Not shown: Lens (wider window, --format csv)
""",
        ),
        (
            "40",
            """\
Objective          Progress  Status
Partner cafés           62%  on track
trust that every
payout arrives on
the day that we
said
Calm mornings       unknown  not started
Not shown: Owner and Lens (wider window, --format csv)
""",
        ),
        (
            "32",
            """\
Objective
  Partner cafés trust that every
  payout arrives on the day that
  we said
    Owner     Dana Ruiz
    Lens      customer
    Progress  62%
    Status    on track
  Calm mornings
    Owner     Noor Haddad
    Lens      business
    Progress  unknown
    Status    not started
""",
        ),
    ],
)
def test_a_table_that_is_too_wide(
    columns: str, table: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert said(capsys, WIDE) == f"Calibration\nIt went well.\n\n{table}"


@given(
    table=st.integers(1, 5).flatmap(
        lambda size: st.builds(
            Table,
            st.tuples(*[st.text(max_size=20)] * size),
            st.lists(st.tuples(*[st.text(max_size=60)] * size), max_size=3).map(tuple),
            st.frozensets(st.integers(0, size - 1)),
            st.permutations(range(size)).map(lambda places: tuple(place for place in places if place)[: size // 2]),
        )
    ),
    columns=st.integers(24, 90),
)
@settings(max_examples=60)
def test_no_line_is_wider_than_the_window_and_no_word_is_lost(table: Table, columns: int) -> None:
    chosen = choose_columns(table, columns)
    if chosen is None:
        return
    for row in (table.headings, *table.rows):
        lines = list(row_lines(row, chosen, table.numeric))
        assert all(cells(one) <= columns for one in lines)
        shown = "".join(line(row[at]) for at in chosen.widths)
        assert Counter("".join(lines).replace(" ", "")) == Counter(shown.replace(" ", ""))
    assert {*chosen.widths, *chosen.left_out} == set(range(len(table.headings)))


def test_what_is_drawn_as_one_is_not_parted() -> None:
    flag, family, letter = "\U0001f1e9\U0001f1ea", "\U0001f469\u200d\U0001f467", "e\u0301"
    assert list(wrapped(flag * 3, 5)) == [flag * 2, flag]
    assert list(wrapped(family * 2, 9)) == [family, family]
    assert list(wrapped(letter * 5, 3)) == [letter * 3, letter * 2]
    assert "".join(wrapped(family, 3)) == family, "where there is no room"
