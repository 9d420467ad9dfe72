"""What `okr diff` makes of two plans, and how much of it fits into a comment."""

from collections.abc import Mapping
from datetime import date

import pytest

from okrkit.diff.review import Level
from okrkit.reading.both import read_both
from okrkit.reading.tree import MemoryTree
from okrkit.report.diff_answer import Answer, Outcome
from okrkit.report.diff_markdown import diff_markdown
from okrkit.say.levels import counted
from tests.repositories import WORKSPACE, key_result, objective, okr_file

DAY = date(2026, 11, 22)


def answer(before: Mapping[str, str], after: Mapping[str, str], least: Level | None = None) -> Answer:
    old, new = (MemoryTree({"okrs.yaml": WORKSPACE, **side}) for side in (before, after))
    return Answer(read_both(old, new), ("HEAD", "the working tree"), DAY, least=least)


def many(target: float, count: int = 40) -> dict[str, str]:
    """A plan of many objectives, every one with the same key result."""
    objectives = (objective(f"payouts-{number}", key_results=key_result(target=target)) for number in range(count))
    return {"payments.yaml": okr_file(*objectives)}


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_a_comment_is_never_longer_than_its_host_takes_and_says_what_is_missing() -> None:
    eased = answer(many(0.5), many(1.5))
    whole = diff_markdown(eased)
    assert whole.count("\n### ") == 40
    for most in (3_000, 6_000, 9_000):
        short = diff_markdown(eased, most)
        shown = short.count("\n### ")
        assert units(short) <= most
        assert f"*{40 - shown} more objectives with {40 - shown} changes: `okr diff` lists them.*" in short
        assert whole.startswith(short[: short.index("*" + str(40 - shown))].rstrip())


def test_letters_outside_of_the_first_plane_count_twice() -> None:
    title = "🚀" * 60
    plans = ({"payments.yaml": okr_file(*(objective(f"o-{n}", title * size) for n in range(30)))} for size in (1, 2))
    assert units(diff_markdown(answer(*plans), 4_000)) <= 4_000


def test_a_long_table_stands_folded() -> None:
    plans = (
        {"payments.yaml": okr_file(objective(key_results="".join(key_result(f"late-{n}", target) for n in range(count))))}
        for target, count in ((0.5, 13), (1.5, 13))
    )
    folded = diff_markdown(answer(*plans))
    assert "<details><summary>13 changes</summary>\n\n| asks for |" in folded
    assert folded.count("<details>") == folded.count("</details>") == 1


def test_what_people_write_stays_text() -> None:
    hostile = "'[x](javascript:alert) <img onerror=x> | `code` @ana #4711 {: onclick=x }'"
    told = diff_markdown(answer({"payments.yaml": okr_file()}, {"payments.yaml": okr_file(objective(title=hostile))}))
    for live in ("](", "<img", "`code`", "@ana", "#4711", "{:"):
        assert live not in told
    assert all(line.count("|") == 4 for line in told.splitlines() if line.startswith("| "))


def test_levels_that_are_not_asked_for_are_counted() -> None:
    changed = okr_file(objective(title="Payouts are on time", key_results=key_result(target=1.5)))
    asked = answer({"payments.yaml": okr_file()}, {"payments.yaml": changed}, Level.ATTENTION)
    assert [[item.level for item in group.items] for group in asked.groups] == [[Level.ATTENTION]]
    assert asked.left_out == 1
    assert "*1 change below the level `attention` left out.*" in diff_markdown(asked)
    assert (asked.reaches(Level.ATTENTION), asked.outcome) == (True, Outcome.CHANGES)


def test_neighbours_keep_their_present_names() -> None:
    company = "team: company\ncycle: 2026\nobjectives:\n  - {{id: {}, title: Merchants stay}}\n"
    linked = okr_file(objective(key_results=key_result(target=1.5)) + "    aligns_to: [company/{}]\n")
    plain = okr_file(objective() + "    aligns_to: [company/{}]\n")
    renamed = company.format("trust").replace("trust,", "trust, formerly: [stay],")
    asked = answer(
        {"company.yaml": company.format("stay"), "payments.yaml": plain.format("stay")},
        {"company.yaml": renamed, "payments.yaml": linked.format("trust")},
    )
    eased, given_an_id = asked.groups
    assert [(str(one.objective.reference), one.before, one.after) for one in eased.serves] == [
        ("company/trust@2026", True, True)
    ]
    assert [str(one.objective.reference) for one in given_an_id.served_by] == ["payments/on-time-payouts@2026-Q4"]


@pytest.mark.parametrize(
    ("counts", "objectives", "said"),
    [
        ((1, 0, 0), 1, "1 change on 1 objective: it needs attention"),
        ((0, 0, 3), 2, "3 changes on 2 objectives: all of them are routine"),
        ((0, 1, 0), 0, "1 change around the objectives: it wants a review"),
        ((1, 2, 0), 1, "3 changes on and around 1 objective: 1 needs attention and 2 want a review"),
        ((2, 1, 3), 4, "6 changes on 4 objectives: 2 need attention, 1 wants a review and 3 are routine"),
    ],
)
def test_a_headline_counts_the_worst_first(counts: tuple[int, int, int], objectives: int, said: str) -> None:
    assert counted(dict(zip(Level, counts, strict=True)), objectives, shared="around" in said) == said
