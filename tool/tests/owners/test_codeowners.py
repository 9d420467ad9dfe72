"""What CODEOWNERS says is what we meant, as others read it: a parser of GitHub's syntax, and GitLab's documented rules."""

import json
from typing import Any

import pytest
from codeowners import CodeOwners
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from okrkit.address import Address
from okrkit.owners.callers import Callers, Host
from okrkit.owners.ownership import Ownership, Part, Where, own
from okrkit.owners.paths import unwritable
from okrkit.plan import Plan
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree
from okrkit.report.owners_file import owners_file
from okrkit.workspace import Person, Team
from tests.owners.gitlab_reader import Reader, as_regex

TEAMS = {
    "company": {"name": "Northwind", "lead": "ana"},
    "payments": {"name": "Payments", "parent": "company", "lead": "dana", "handle": "northwind/payments"},
    "platform": {"name": "Platform", "parent": "company", "lead": "sam"},
    "support": {"name": "Support", "parent": "company"},
}
PEOPLE = {id: {"name": id.title()} for id in ("ana", "sam", "li", "noor")} | {"dana": {"name": "Dana Ruiz", "handle": "druiz"}}
CYCLES = ("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")

Files = dict[str, dict[str, Any]]


def workspace(**fields: Any) -> dict[str, Any]:
    return {"version": 1, "organization": "Northwind Roasters", "teams": TEAMS, "people": PEOPLE} | fields


def okrs(team: str, cycle: str, *objectives: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"team": team, "cycle": cycle, "objectives": list(objectives)} | fields


def objective(id: str, owner: str | None = None, aligns_to: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"id": id, "title": f"Cafés like {id}", "aligns_to": list(aligns_to)} | ({"owner": owner} if owner else {})


def owned(files: Files, host: Host = Host.GITHUB, prefix: str = "okrs/", guarded: tuple[str, ...] = ()) -> Ownership:
    texts = {path: json.dumps(data) for path, data in ({"okrs.yaml": workspace()} | files).items()}
    return own(load(MemoryTree(texts)), Where(host, prefix, ".github/CODEOWNERS", guarded))


def on_github(ownership: Ownership, path: str) -> list[str]:
    return [owner.removeprefix("@") for _, owner in CodeOwners(owners_file(ownership)).of(path)]


def on_gitlab(ownership: Ownership, path: str) -> dict[str, list[str]]:
    return Reader(owners_file(ownership)).owners(path)


NORTHWIND: Files = {
    "company/2026.yaml": okrs("company", "2026", objective("love", "ana"), objective("calm", "noor")),
    "teams/payments/2026-Q4.yaml": okrs(
        "payments", "2026-Q4", objective("on-time", "li", ("company/love", "company/calm", "platform/ledger"))
    ),
    "teams/payments/2026-Q3.yaml": okrs("payments", "2026-Q3", objective("on-time", "noor", ("company/love",))),
    "teams/payments/2026-Q2.yaml": okrs("payments", "2026-Q2", objective("on-time", "noor")),
    "teams/platform/2026-Q4.yaml": okrs("platform", "2026-Q4", objective("ledger")),
    "metrics.yaml": {"metrics": {"late-rate": {"name": "Late payouts"}}},
}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("okrs/teams/payments/2026-Q4.yaml", ["northwind/payments", "druiz", "li", "ana", "noor", "sam"]),
        ("okrs/teams/payments/2026-Q3.yaml", ["northwind/payments", "druiz", "noor", "ana"]),
        ("okrs/teams/payments/2026-Q2.yaml", ["northwind/payments", "druiz"]),
        ("okrs/teams/payments/2027-Q1.yaml", ["northwind/payments", "druiz"]),
        ("okrs/teams/platform/2026-Q4.yaml", ["sam"]),
        ("okrs/company/2026.yaml", ["ana", "noor"]),
        ("okrs/teams/new/2026-Q4.yaml", ["ana"]),
        ("okrs/okrs.yaml", ["ana"]),
        ("okrs/metrics.yaml", ["ana"]),
        (".github/CODEOWNERS", ["ana"]),
        (".github/workflows/check.yml", ["ana"]),
        ("src/main.py", []),
        ("docs/okrs/okrs.yaml", []),
    ],
)
def test_who_is_asked_on_github(path: str, expected: list[str]) -> None:
    assert on_github(owned(NORTHWIND, guarded=(".github/",)), path) == expected


def test_a_review_closes_a_cycle() -> None:
    closed = NORTHWIND["teams/payments/2026-Q4.yaml"] | {"review": {"date": "2027-01-08", "learned": "Ask the banks first"}}
    answer = owned(NORTHWIND | {"teams/payments/2026-Q4.yaml": closed})
    assert on_github(answer, "okrs/teams/payments/2026-Q4.yaml") == ["northwind/payments", "druiz"]


def test_on_gitlab_each_team_that_is_served_must_approve_and_so_must_the_team_itself() -> None:
    answer = owned(NORTHWIND, Host.GITLAB)
    assert on_gitlab(answer, "okrs/teams/payments/2026-Q4.yaml") == {
        "okrs": ["northwind/payments", "druiz", "li"],
        "okrs that serve company": ["ana", "noor"],
        "okrs that serve platform": ["sam"],
    }
    assert on_gitlab(answer, "okrs/teams/payments/2026-Q2.yaml") == {"okrs": ["northwind/payments", "druiz"]}
    assert on_gitlab(answer, "okrs/okrs.yaml") == {"okrs": ["ana"]}
    assert on_gitlab(answer, "src/main.py") == {}
    assert Reader(owners_file(answer)).asked_in_comments == []


def test_guarded_lines_come_last_and_nothing_reaches_past_them() -> None:
    lines = owned(NORTHWIND, guarded=("schema/", ".github/")).sections[0].lines
    assert [line.part for line in lines] == sorted((line.part for line in lines), key=list(Part).index)
    assert [line.path for line in lines if line.part is Part.GUARD] == [
        ".github/", ".github/CODEOWNERS", "okrs/metrics.yaml", "okrs/okrs.yaml", "schema/",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "folders"),
    [
        (["teams/payments/a"], ["teams/payments/"]),
        (["teams/payments/2025/a", "teams/payments/2026/b"], ["teams/payments/"]),
        (["teams/payments/a", "teams/platform/c"], ["teams/payments/", "teams/platform/"]),
        (["teams/payments/a", "teams/payments/ledger/c"], ["teams/payments/", "teams/payments/ledger/"]),
        (["x/payments/a", "x/pay/b", "x/platform/c"], ["x/pay/", "x/payments/", "x/platform/"]),
        (["2026-Q4/a", "2026-Q4/c", "2026-Q3/b"], ["2026-Q3/"]),
        (["a", "c"], []),
    ],
)
def test_the_folder_of_a_team(files: list[str], folders: list[str]) -> None:
    """Plans a and b are of one team, c is of another; a folder of teams is nobody's."""
    teams = {"a": ("payments", "2026-Q4"), "b": ("payments", "2026-Q3"), "c": ("platform", "2026-Q4")}
    answer = owned({f"{path}.yaml": okrs(*teams[path[-1]]) for path in files})
    assert [line.path for line in answer.sections[0].lines if line.part is Part.FOLDER] == [f"okrs/{each}" for each in folders]


def test_a_workspace_at_the_top_of_its_repository_owns_it_all() -> None:
    answer = owned(NORTHWIND, prefix="")
    assert on_github(answer, "README.md") == ["ana"]
    assert on_github(answer, "teams/platform/2026-Q4.yaml") == ["sam"]
    assert on_gitlab(owned(NORTHWIND, Host.GITLAB, prefix=""), ".gitlab-ci.yml") == {"okrs": ["ana"]}


def test_who_has_no_name_on_the_host_is_left_out_and_told() -> None:
    files = {"p.yaml": okrs("support", "2026-Q4", objective("answers", "nobody-here"))}
    answer = owned(files)
    assert on_github(answer, "okrs/p.yaml") == ["ana"]
    assert [finding.message for finding in answer.findings] == [
        "the team `support` has nobody to ask, so its plans are those of the team at the top",
        "`nobody-here` is asked for nothing: `people` has nobody of this id",
    ]
    assert answer.usable


def test_without_a_lead_at_the_top_there_is_no_file() -> None:
    answer = owned({"okrs.yaml": workspace(teams={"company": {"name": "Northwind"}})})
    assert [finding.message for finding in answer.findings] == [
        "nobody can be asked about the plan as a whole: no team at the top has a lead"
    ]
    assert not answer.usable


def test_every_path_that_cannot_be_named_is_told_in_one_run() -> None:
    bad = ("teams/a[1]/q.yaml", "teams/#1.yaml", "teams/ blank/q.yaml", "teams/*.yaml", "teams/what?.yaml", "teams/a\\b.yaml")
    answer = owned({path: okrs("payments", cycle) for path, cycle in zip(bad, CYCLES * 2, strict=False)})
    assert sorted(finding.address.path for finding in answer.findings) == sorted(bad)
    assert not answer.usable


def test_people_whose_ids_stand_for_them_are_listed() -> None:
    assert owned(NORTHWIND).by_id == ("ana", "li", "noor", "sam")


NAMES = st.text(st.sampled_from("aZ09 -_.é漢!@&'(),+=~$%"), min_size=1, max_size=6).filter(
    lambda name: name == name.strip(". ")
)
PATHS = st.lists(NAMES, min_size=1, max_size=3).map(lambda parts: "/".join(parts) + ".yaml")
REFERENCES = [f"{team}/{id}" for team in TEAMS for id in ("aim", "love")]
OBJECTIVES = st.lists(
    st.builds(
        objective,
        st.sampled_from(["aim", "love"]),
        st.sampled_from(["ana", "dana", "li", None]),
        st.lists(st.sampled_from(REFERENCES), max_size=2, unique=True).map(tuple),
    ),
    max_size=2,
    unique_by=lambda each: each["id"],
)
PLANS = st.dictionaries(
    PATHS,
    st.tuples(st.sampled_from(list(TEAMS)), st.sampled_from(CYCLES), OBJECTIVES),
    min_size=1,
    max_size=6,
).map(lambda files: {path: okrs(team, cycle, *objectives) for path, (team, cycle, objectives) in files.items()})


def meant(files: Files, path: str) -> tuple[set[str], dict[str, set[str]]]:
    """Who should be asked about a file: of its own team, and of each team that it serves. Told again, the slow way."""
    handles = {"dana": "druiz"}
    leads = {"company": "ana", "payments": "dana", "platform": "sam"}
    file = files[path]
    own = {leads.get(file["team"]), "northwind/payments" if file["team"] == "payments" else None}
    above: dict[str, set[str]] = {}
    later = {each["cycle"] for each in files.values() if each["team"] == file["team"] and each["cycle"] > file["cycle"]}
    if len(later) < 2:
        for one in file["objectives"]:
            own.add(one.get("owner"))
            for link in one["aligns_to"]:
                team, id = link.split("/")
                for served in (
                    aim
                    for each in files.values()
                    if (each["team"], each["cycle"]) == (team, file["cycle"]) and team != file["team"]
                    for aim in each["objectives"]
                    if aim["id"] == id
                ):
                    if owner := served.get("owner") or leads.get(team):
                        above.setdefault(team, set()).add(handles.get(owner, owner))
    return {handles.get(owner, owner) for owner in own if owner}, above


@settings(max_examples=50)
@given(PLANS, st.sampled_from(["", "okrs/", "the plan/ok rs/"]))
def test_others_read_what_we_meant(files: Files, prefix: str) -> None:
    wheres = [(file["team"], file["cycle"]) for file in files.values()]
    assume(len(set(wheres)) == len(wheres))  # one objective twice is an error that validate tells
    assume(all(not unwritable(f"{prefix}{path}") for path in files))
    github, gitlab = (owned(files, host, prefix) for host in Host)
    assert github.usable
    for path in files:
        own, above = meant(files, path)
        everybody = own.union(*above.values())
        assert set(on_github(github, f"{prefix}{path}")) == (everybody or {"ana"})
        sections = {name: set(owners) for name, owners in on_gitlab(gitlab, f"{prefix}{path}").items()}
        assert sections.pop("okrs") == (own or {"ana"})
        assert sections == {f"okrs that serve {team}": owners for team, owners in above.items()}


@given(st.text(max_size=12), st.sampled_from(Host))
def test_a_handle_is_what_the_host_knows_or_nothing(handle: str, host: Host) -> None:
    here = Address("okrs.yaml")
    people = {"dana": Person("dana", "Dana", here, handle=handle)}
    teams = {"payments": Team("payments", "Payments", here, handle=handle)}
    callers = Callers(Plan("Northwind", teams=teams, people=people), host)
    for called in (callers.person("dana", here), callers.team("payments")):
        assert called is None or (called == (handle or "dana") and all(each.isalnum() or each in "._-/" for each in called))


@pytest.mark.parametrize(
    ("handle", "github", "gitlab"),
    [
        ("druiz", True, True),
        ("Druiz_northwind", True, True),
        ("dana.ruiz", False, True),
        ("@druiz", False, False),
        ("druiz ana", False, False),
        ("druiz\n* ", False, False),
        ("druiz\n", False, False),
        ("druiz.git", False, False),
        ("-druiz", False, False),
        ("a/b", False, False),
        ("x" * 40, False, True),
    ],
)
def test_handles_of_people(handle: str, github: bool, gitlab: bool) -> None:
    here = Address("okrs.yaml")
    plan = Plan("Northwind", people={"dana": Person("dana", "Dana", here, handle=handle)})
    assert [Callers(plan, host).person("dana", here) for host in Host] == [
        handle if known else None for known in (github, gitlab)
    ]


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("/docs/", "/docs/a/b.md", True),
        ("/docs/", "/docs/.hidden", True),
        ("/docs/*", "/docs/a/b.md", False),
        ("/docs/**/*.md", "/docs/b.md", True),
        ("lib/", "/a/lib/b", True),
        ("*", "/a/.b", True),
        ("/a\\ b.md", "/a b.md", True),
        ("/[ab].md", "/a.md", True),
        ("/?.md", "/a.md", True),
        ("README.md", "/app/README.md", True),
        ("/README.md", "/app/README.md", False),
    ],
)
def test_the_reader_of_gitlab_reads_as_its_documentation_says(pattern: str, path: str, matches: bool) -> None:
    assert bool(as_regex(pattern).fullmatch(path)) is matches
