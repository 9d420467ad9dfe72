"""Where a rule does not apply: by team, objective, key result, file and folder, and until when."""

import pytest

from okrkit.lint.example import judge_example
from okrkit.lint.exemptions import covers
from okrkit.lint.place import Place
from okrkit.lint.rules.balance.too_many_key_results import too_many_key_results
from okrkit.reference import Reference

HERE = Place("teams/payments/2026-Q4.yaml", (), "payments", "2026-Q4", Reference("payments", "on-time", "2026-Q4", "late"))


@pytest.mark.parametrize(
    ("where", "covered"),
    [
        ("payments", True),
        ("platform", False),
        ("payments/on-time", True),
        ("payments/on-time@2026-Q4", True),
        ("payments/on-time@2026-Q3", False),
        ("payments/on-time#late", True),
        ("payments/on-time#early", False),
        ("payments/on-time@2026-Q4#late", True),
        ("payments/in-time", False),
        ("teams/payments/2026-Q4.yaml", True),
        ("teams/payments", True),
        ("teams/payments/", True),
        ("teams", True),
        ("./teams/payments", True),
        ("./teams/payments/2026-Q4.yaml", True),
        ("./payments", False),
        ("./", False),
        ("teams/pay", False),
        ("teams/payments/2026-Q4.yam", False),
        ("", False),
        ("/", False),
    ],
)
def test_what_an_exemption_covers(where: str, covered: bool) -> None:
    assert covers(where, HERE) is covered


def test_an_exemption_of_a_key_result_does_not_cover_its_objective() -> None:
    objective = Place(HERE.path, (), "payments", "2026-Q4", Reference("payments", "on-time", "2026-Q4"))
    assert not covers("payments/on-time#late", objective)
    assert covers("payments/on-time", objective)


def test_a_place_outside_of_all_objectives_is_covered_by_its_file_and_team() -> None:
    top = Place(HERE.path, ("objectives",), "payments", "2026-Q4")
    assert covers("payments", top)
    assert covers("teams/payments/2026-Q4.yaml", top)
    assert not covers("payments/on-time", top)


CROWDED = """
files:
  teams/payments/2026-Q4.yaml:
    objectives:
      - id: crowded
        key_results: [{title: a 1}, {title: b 2}, {title: c 3}, {title: d 4}, {title: e 5}]
  okrs.yaml:
    lint:
      exempt:
        - {rule: too-many-key-results, where: payments/crowded, because: They are read out on one slide%s}
"""


@pytest.mark.parametrize(
    ("until", "found", "exempted"),
    [("", 0, 1), (", until: 2026-11-09", 0, 1), (", until: 2026-11-08", 1, 0), (", until: 2027-01-01", 0, 1)],
)
def test_it_holds_to_the_end_of_its_last_day(until: str, found: int, exempted: int) -> None:
    judgement = judge_example(CROWDED % until, (too_many_key_results,))
    assert (len(judgement.findings), judgement.exempted) == (found, exempted)
