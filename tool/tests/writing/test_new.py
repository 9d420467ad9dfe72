"""New parts of a plan: what they are called, which cycle they are of, and where they are written."""

from datetime import date

import pytest

from okrkit.errors import OkrError
from okrkit.reading.load import load
from okrkit.reading.loaded import Loaded
from okrkit.reading.tree import MemoryTree
from okrkit.reference import Reference
from okrkit.writing.edits.cycles import cycle_inside, cycle_now
from okrkit.writing.edits.naming import id_from
from okrkit.writing.edits.new import new_objective
from okrkit.writing.splicing.edit import Insert, Remove

DAY = date(2026, 11, 22)
WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams:
  company: {name: Northwind}
  payments: {name: Payments, parent: company}
  platform: {name: Platform, parent: company}
"""


def read(**files: str) -> Loaded:
    """A plan whose files have ``__`` for ``/`` and ``_`` for ``-`` in their names."""
    named = {f"{name.replace('__', '/').replace('_', '-')}.yaml": text.encode() for name, text in files.items()}
    return load(MemoryTree({"okrs.yaml": WORKSPACE.encode(), **named}))


def of(team: str, cycle: str, head: str = "") -> str:
    return f"{head}team: {team}\ncycle: {cycle}\nobjectives:\n- id: one\n  title: 'One'\n"


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("Partner cafés trust that payouts arrive on the day we said", "partner-cafes-trust-payouts"),
        ("Late payouts fall from 4.2% to 0.5%", "late-payouts"),
        ("A café's first month", "cafes-first-month"),
        ("We are who we are", "we-are-who-we"),
        ("Late payouts", "late-payouts-2"),
        ("Unternehmensübergreifendeverantwortungsbereiche wachsen", "unternehmensubergreifendeverantwortungsb"),
    ],
)
def test_an_id_is_made_from_the_words_that_say_most(title: str, id: str) -> None:
    taken = {"late-payouts"} if title == "Late payouts" else set()
    assert id_from(title, taken) == id


def test_a_title_without_letters_that_an_id_can_have_asks_for_one() -> None:
    with pytest.raises(OkrError, match="no id can be made from “コーヒー 3”"):
        id_from("コーヒー 3", ())


@pytest.mark.parametrize(
    ("files", "path"),
    [
        ({}, "teams/payments/2027-Q1.yaml"),
        ({"teams__payments__2026_Q3": of("payments", "2026-Q3")}, "teams/payments/2027-Q1.yaml"),
        ({"2026_q4__payments": of("payments", "2026-Q4")}, "2027-q1/payments.yaml"),
        ({"plans__2026_Q4__platform": of("platform", "2026-Q4")}, "plans/2027-Q1/payments.yaml"),
        ({"t__platform_2026_Q4": of("platform", "2026-Q4")}, "t/payments-2027-Q1.yaml"),
        ({"company__2026": of("company", "2026")}, "payments/2027-Q1.yaml"),
        ({"everything": of("payments", "2026-Q4")}, "teams/payments/2027-Q1.yaml"),
    ],
)
def test_a_new_file_is_where_the_others_let_expect_it(files: dict[str, str], path: str) -> None:
    edits = new_objective(read(**files), Reference("payments", "fees", "2027-Q1"), {"title": "Fees"})
    assert list(edits.created or ()) == [path]


def test_a_new_file_looks_like_the_nearest_one() -> None:
    head = "# yaml-language-server: $schema=../schema/okr.schema.json  \n# Ours.\n"
    own = of("platform", "2026", head).replace("\n", "\r\n")
    loaded = read(teams__payments__2026_Q4=of("payments", "2026-Q4"), t__2026__platform=own)
    created = new_objective(loaded, Reference("platform", "up", "2027"), {"title": "Up", "owner": None}).created
    assert created == {"t/2027/platform.yaml": (
        b"# yaml-language-server: $schema=../schema/okr.schema.json\r\n"
        b"team: platform\r\ncycle: 2027\r\nobjectives:\r\n- id: up\r\n  title: 'Up'\r\n"
    )}  # fmt: skip


def test_the_way_to_the_schema_is_told_from_the_folder_of_the_new_file() -> None:
    modeline = "# yaml-language-server: $schema=../schema/okr.schema.json\n"
    loaded = read(company__2026=of("company", "2026", modeline))
    created = new_objective(loaded, Reference("payments", "up", "2026-Q4"), {"title": "Up"}).created or {}
    assert created["payments/2026-Q4.yaml"].startswith(modeline.encode())
    deeper = read(company=of("company", "2026", "# yaml-language-server: $schema=../schema/okr.schema.json\n"))
    created = new_objective(deeper, Reference("payments", "up", "2026-Q4"), {"title": "Up"}).created or {}
    assert created["teams/payments/2026-Q4.yaml"].startswith(b"# yaml-language-server: $schema=../../../schema/")


def test_an_answer_takes_the_place_of_the_draft_that_nobody_has_begun_to_fill_in() -> None:
    draft = "- {{id: {}, title: 'TODO: what?', aligns_to: [{}]{}}}\n"
    begun = draft.format("begun", "company/up", ", key_results: [{id: a, title: A, target: 1}]")
    others = draft.format("other", "company/down", "") + begun
    file = "team: platform\ncycle: 2026\nobjectives:\n" + draft.format("up", "company/up", "") + others
    loaded = read(platform=file)
    answer = {"title": "Up we go", "aligns_to": [{"to": "company/up", "because": "So"}]}
    [[insert, *removed]] = new_objective(loaded, Reference("platform", "go", "2026"), answer).files.values()
    assert isinstance(insert, Insert)
    assert removed == [Remove(("objectives", 0))]


def test_a_file_that_says_something_else_is_not_written_over() -> None:
    loaded = read(teams__payments__2026_Q4=of("payments", "2026-Q4"), teams__platform__2026_Q4="objectives: [a: b")
    with pytest.raises(OkrError, match="there is a file teams/platform/2026-Q4"):
        new_objective(loaded, Reference("platform", "up", "2026-Q4"), {"title": "Up"})


def test_the_cycle_is_the_shortest_that_runs_of_the_team_then_of_others_then_the_quarter() -> None:
    plan = read(a=of("company", "2026"), b=of("platform", "2026-11"), c=of("payments", "2026-Q4")).plan
    found = [cycle_now(plan, team, DAY).id for team in ("company", "payments", "platform")]
    assert found == ["2026", "2026-Q4", "2026-11"]
    assert cycle_now(read(a=of("platform", "2026-11")).plan, "payments", DAY).id == "2026-11"
    assert cycle_now(read().plan, "payments", DAY).id == "2026-Q4"


def test_a_plan_of_a_year_is_answered_in_the_cycle_that_runs_inside_of_it() -> None:
    plan = read(a=of("company", "2026"), b=of("company", "2027"), c=of("payments", "2026-Q4")).plan
    assert cycle_inside(plan, plan.cycles["2026"], "payments", DAY).id == "2026-Q4"
    assert cycle_inside(plan, plan.cycles["2026-Q4"], "payments", DAY).id == "2026-Q4"
    with pytest.raises(OkrError, match="in which cycle Payments answers what is planned for 2027"):
        cycle_inside(plan, plan.cycles["2027"], "payments", DAY)
