"""Requests that somebody means badly or that went wrong: what is there before, what afterwards, and what a review says."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from tests.cli.imported import Elsewhere, Files, Link
from tests.say.test_escape import PAYLOADS

Changes = Mapping[str | bytes, str | bytes | Link | Elsewhere | None]

WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams:
  company: {name: Northwind, lead: ana}
  payments: {name: Payments, parent: company, lead: dana}
  platform: {name: Platform, parent: company, lead: sam}
people:
  ana: {name: Ana Costa, handle: acosta}
  dana: {name: Dana Ruiz}
  sam: {name: Sam Oyelaran}
"""
LATE, MONDAY = "Late payouts fall", "Partner cafés know on Monday what money comes on Friday"
NASTY = (
    "## x <img src=x onerror=alert(1)> [l](javascript:alert(1)) ![i](https://x.example/i) @team #12 <!-- okr-review: --> "
    "</details> ``` ::error::x ##[error]y ##vso[task.complete]z"
)


def key_result(title: str = LATE, target: object = 0.5, more: str = "") -> str:
    """One key result, on a line."""
    return f"      - {{id: late, title: {json.dumps(title)}, owner: dana, baseline: 4.2, target: {target}{more}}}\n"


def objective(id: str = "on-time", title: str = MONDAY, key_results: str = "", more: str = "") -> str:
    """One objective of somebody."""
    said = f"  - id: {id}\n    title: {json.dumps(title, ensure_ascii=False)}\n    owner: dana\n{more}"
    return f"{said}    key_results:\n{key_results or key_result()}"


def okr_file(*objectives: str, team: str = "payments", cycle: str = "2026-Q4") -> str:
    """A file with these objectives, or the usual one."""
    return f"team: {team}\ncycle: {cycle}\nobjectives:\n{''.join(objectives or (objective(),))}"


ALIGNED = "    aligns_to: [payments/on-time]\n"
PAYMENTS, PLATFORM = okr_file(), okr_file(objective("calm", "Nobody is woken for nothing", more=ALIGNED), team="platform")
EASED = okr_file(objective(key_results=key_result(target=3)))
PLAN: Files = {
    "README.md": "A plan",
    "okrs/okrs.yaml": WORKSPACE,
    "okrs/payments.yaml": PAYMENTS,
    "okrs/platform.yaml": PLATFORM,
}
BROKEN = "team: payments\ncycle: [\n"
MISSHAPEN = "team: payments\ncycle: 2026-Q4\nobjectives: {a: b}\n"
EMPTY_HANDED = okr_file(objective("later", "Other cafés know it too")).partition("    key_results")[0]
TWO = okr_file(objective(), "  - {id: later, title: Other cafés know it too, owner: dana}\n")
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in pairwise("abcdefghi")
)
LARGE = f"{PAYMENTS}# {'x' * (1 << 20)}"
QUIETLY, UNREAD = "a promise moves, and nobody says why", "a file cannot be read"
NOT_READY, ATTENTION, REVIEW, ROUTINE, UNCHANGED = "not-ready", "attention", "review", "routine", "unchanged"


@dataclass(frozen=True)
class Case:
    """A request, the verdict on it, and what a person must find in the review."""

    before: Files
    after: Files
    verdict: str
    says: tuple[str, ...] = ()


def changed(files: Files, changes: Changes) -> Files:
    """Files with others in their places; None takes one away."""
    both = {**files, **changes}
    return {path: content for path, content in both.items() if content is not None}


def ask(after: Changes, verdict: str, *says: str, before: Changes | None = None) -> Case:
    """A request that changes the plan, which may be another one already before it."""
    start = changed(PLAN, before or {})
    return Case(start, changed(start, after), verdict, says)


def payments(content: str | bytes | Link | Elsewhere | None, verdict: str, *says: str, **more: Changes) -> Case:
    """A request that changes nothing but the file of the team payments."""
    return ask({"okrs/payments.yaml": content}, verdict, *says, **more)


def broken_before(content: str | bytes | Link | Elsewhere, after: Changes, verdict: str, *says: str) -> Case:
    """A request to a plan whose file of the team payments is not what it should be."""
    return ask(after, verdict, *says, before={"okrs/payments.yaml": content})


def workspace(more: str, verdict: str, *says: str, file: str = EASED) -> Case:
    """A request that says more in okrs.yaml, and changes the file of the team payments in one go."""
    return ask({"okrs/okrs.yaml": f"{WORKSPACE}{more}", "okrs/payments.yaml": file}, verdict, *says)


def elsewhere(file: str) -> Files:
    """The plan with all of it in another folder, and this file of the team payments."""
    moved = {str(path).replace("okrs/", "plan/okrs/", 1): content for path, content in PLAN.items()}
    return {**moved, "plan/okrs/payments.yaml": file}


WRITTEN = {
    "a title that is everything": payments(
        okr_file(objective(title=NASTY, key_results=key_result(NASTY, 2))), NOT_READY, QUIETLY
    ),
    "a title of several lines": payments(okr_file(objective(title=f"a\n::error::x\n{NASTY}")), NOT_READY, "schema"),
    "all that was ever tried": payments(
        okr_file(*(objective(f"o-{at}", text, key_result(text, 2)) for at, text in enumerate(PAYLOADS) if text.isprintable())),
        NOT_READY,
        "What the rules say of it",
    ),
    "notes that are everything": payments(
        okr_file(
            objective(key_results=key_result(more=f", check_ins: [{{date: 2026-11-09, value: 3, note: {json.dumps(NASTY)}}}]"))
        ),
        ROUTINE,
        "only check-ins",
    ),
    "a team and a person that are everything": ask(
        {
            "okrs/okrs.yaml": WORKSPACE.replace("name: Payments", f"name: {json.dumps(NASTY)}").replace(
                "Dana Ruiz", json.dumps(NASTY)
            )
        },
        REVIEW,
    ),
    "colours and turned text": payments(okr_file(objective(title="a \u202e b \x1b[31m c")), NOT_READY, UNREAD),
    "colours and turned text, written as escapes": payments(
        PAYMENTS.replace('"Partner', r'"\e[31m\u202e Partner'), NOT_READY, UNREAD
    ),
    "a title of 60 KB": payments(
        okr_file(objective(title="long " * 12_000, key_results=key_result("wide " * 12_000, 2))), NOT_READY, QUIETLY
    ),
    "a title of 100 KB": payments(okr_file(objective(title="long " * 20_000)), NOT_READY, UNREAD),
    "a file name that is everything": ask({f"okrs/{NASTY.replace('/', '|')}`%0A.yaml": "a: [\n"}, NOT_READY, UNREAD),
    "a file name of two lines": ask(
        {"okrs/a\n::error::x\n##[error].yaml": PAYMENTS}, NOT_READY, "this name is not readable text"
    ),
    "a file name that is no text": ask({b"okrs/a\xff.yaml": PAYMENTS}, NOT_READY, "this name is not readable text"),
    "a file name that is no text, and a target": ask({b"a\xff.yaml": "x", "okrs/payments.yaml": EASED}, NOT_READY, QUIETLY),
    "a file name that is turned around": ask({"okrs/a\u202elmay.yaml": PAYMENTS}, NOT_READY, "this name is not readable text"),
    "a link with a hostile target": ask({"okrs/x.yaml": Link("::error::x\n##[error]")}, NOT_READY, "symbolic link"),
    "folders of great depth": ask({f"okrs/{'d/' * 200}x.yaml": okr_file(cycle="2026-Q3")}, REVIEW, "wrote it"),
}

BROKEN_FILES = {
    "does not parse afterwards": payments(BROKEN, NOT_READY, UNREAD, "payments.yaml cannot be read"),
    "does not parse afterwards, and eases a target": payments(f"{EASED}\n  - ]", NOT_READY, UNREAD),
    "did not parse before": broken_before(
        BROKEN, {"okrs/payments.yaml": EASED}, REVIEW, "can be read again", "nobody can tell what changes"
    ),
    "did not parse before, and is gone": broken_before(
        BROKEN, {"okrs/payments.yaml": None}, REVIEW, "could not be read is gone"
    ),
    "parses neither before nor afterwards": broken_before(BROKEN, {"okrs/payments.yaml": f"{BROKEN}]"}, NOT_READY, UNREAD),
    "is broken all along, and nobody touches it": broken_before(BROKEN, {"README.md": "!"}, UNCHANGED, "nothing changed"),
    "breaks the schema afterwards": payments(f"{EASED}colour: red\n", NOT_READY, QUIETLY, "it brings a new error"),
    "broke the schema before": broken_before(f"{PAYMENTS}colour: red\n", {"okrs/payments.yaml": EASED}, NOT_READY, QUIETLY),
    "breaks the schema all along": broken_before(
        f"{PAYMENTS}colour: red\n", {"okrs/payments.yaml": f"{EASED}colour: red\n"}, NOT_READY, QUIETLY
    ),
    "has a list that is none": payments(MISSHAPEN, NOT_READY, UNREAD),
    "has a number that is none": payments(PAYMENTS.replace("0.5", ".nan"), NOT_READY, UNREAD),
    "is binary": payments(bytes(range(256)) * 40, NOT_READY, UNREAD),
    "has a zero in it": payments(f"{PAYMENTS}\0", NOT_READY, UNREAD),
    "is Latin-1": payments(PAYMENTS.encode("latin-1"), NOT_READY, UNREAD),
    "is UTF-16": payments(PAYMENTS.encode("utf-16"), NOT_READY, UNREAD),
    "is a link inside": payments(Link("platform.yaml"), NOT_READY, UNREAD),
    "is a link outside": payments(Link("/etc/passwd"), NOT_READY, UNREAD),
    "is a link to nothing": payments(Link("nowhere.yaml"), NOT_READY, UNREAD),
    "was a link": broken_before(Link("platform.yaml"), {"okrs/payments.yaml": EASED}, REVIEW, "can be read again"),
    "is a link to something else": broken_before(Link("a.yaml"), {"okrs/payments.yaml": Link("b.yaml")}, NOT_READY, UNREAD),
    "is another repository": payments(Elsewhere("1" * 40), NOT_READY, "another repository"),
    "is another commit of another repository": broken_before(
        Elsewhere("1" * 40), {"okrs/payments.yaml": Elsewhere("2" * 40)}, NOT_READY, UNREAD
    ),
    "is too large": payments(LARGE, NOT_READY, "larger than"),
    "is too large, and another one": broken_before(LARGE, {"okrs/payments.yaml": f"{LARGE}x"}, NOT_READY, "larger than"),
    "is deep": payments("[" * 40_000, NOT_READY, UNREAD),
    "is a bomb": payments(BOMB, NOT_READY, UNREAD),
    "says a key twice": payments(PAYMENTS.replace("target: 0.5", "target: 0.5, target: 3"), NOT_READY, UNREAD),
    "is two documents": payments(f"{PAYMENTS}---\n{EASED}", NOT_READY, UNREAD),
    "says an objective twice": payments(
        okr_file(objective(), objective(key_results=key_result(target=3))), NOT_READY, "it brings a new error"
    ),
    "is said by another file as well": ask({"okrs/a.yaml": EASED}, NOT_READY, "it brings a new error"),
    "ends its lines another way": payments(PAYMENTS.replace("\n", "\r\n"), UNCHANGED, "the text of 1 file changed"),
}

WORKSPACES = {
    "gone afterwards": ask({"okrs/okrs.yaml": None}, NOT_READY, "it takes the whole plan away"),
    "not there before": ask({"okrs/okrs.yaml": WORKSPACE}, REVIEW, "A new plan", before={"okrs/okrs.yaml": None}),
    "a link": ask({"okrs/okrs.yaml": Link("../README.md")}, NOT_READY, "it takes the whole plan away"),
    "in another repository": Case(PLAN, {"okrs": Elsewhere("1" * 40)}, NOT_READY, ("it takes the whole plan away",)),
    "broken afterwards": ask({"okrs/okrs.yaml": f"{WORKSPACE}x: [\n"}, NOT_READY, UNREAD),
    "broken before": ask(
        {"okrs/okrs.yaml": WORKSPACE}, REVIEW, "can be read again", before={"okrs/okrs.yaml": f"{WORKSPACE}x: [\n"}
    ),
    "broken all along": ask({"okrs/payments.yaml": EASED}, NOT_READY, UNREAD, before={"okrs/okrs.yaml": f"{WORKSPACE}x: [\n"}),
    "broken in another way": ask({"okrs/okrs.yaml": "[\n"}, NOT_READY, UNREAD, before={"okrs/okrs.yaml": f"{WORKSPACE}x: [\n"}),
    "against the schema": workspace("colour: red\n", NOT_READY, "eased the target"),
    "empty": ask({"okrs/okrs.yaml": "", "okrs/payments.yaml": EASED}, NOT_READY, UNREAD, "eased the target"),
    "a second one around it": ask(
        {"okrs.yaml": WORKSPACE.replace("Northwind Roasters", "Elsewhere")}, NOT_READY, "a second workspace"
    ),
    "the first request": Case({"README.md": "x"}, PLAN, REVIEW, ("A new plan: 2 objectives of 2 teams",)),
    "the first request, broken": Case({"README.md": "x"}, changed(PLAN, {"okrs/payments.yaml": BROKEN}), NOT_READY, (UNREAD,)),
    "the whole plan elsewhere": Case(PLAN, elsewhere(PAYMENTS), REVIEW, ("the plan moves from okrs/ to plan/okrs/",)),
    "the whole plan elsewhere, and easier": Case(
        PLAN, elsewhere(EASED), NOT_READY, (QUIETLY, "moves from okrs/ to plan/okrs/")
    ),
    "the whole plan elsewhere, and broken": Case(PLAN, elsewhere(BROKEN), NOT_READY, (UNREAD, "plan/okrs/payments.yaml:2")),
    "a folder renamed, and a target eased": ask({"okrs/payments.yaml": None, "okrs/teams/pay.yaml": EASED}, NOT_READY, QUIETLY),
    "a file hidden": ask({"okrs/payments.yaml": None, "okrs/.payments.yaml": PAYMENTS}, NOT_READY, QUIETLY),
    "a file of another kind": ask({"okrs/payments.yaml": None, "okrs/payments.txt": PAYMENTS}, NOT_READY, QUIETLY),
    "a team renamed, and a target eased": ask(
        {
            "okrs/okrs.yaml": WORKSPACE.replace("  payments:", "  money:"),
            "okrs/payments.yaml": EASED.replace("team: payments", "team: money"),
            "okrs/platform.yaml": PLATFORM.replace("payments/", "money/"),
        },
        NOT_READY,
        QUIETLY,
    ),
    "a team deleted that has a plan": ask(
        {"okrs/okrs.yaml": WORKSPACE.replace("  platform:", "  other:")}, NOT_READY, "no team `platform`"
    ),
    "all objectives deleted": ask({"okrs/payments.yaml": None, "okrs/platform.yaml": None}, NOT_READY, "2 promises move"),
    "nothing but other files": ask({"README.md": "y", "src/a.yaml": "x: ["}, UNCHANGED, "nothing changed"),
    "nothing at all": ask({}, UNCHANGED, "nothing changed"),
}

EXCUSES = {
    "the rule off": workspace("lint: {rules: {quiet-goalpost-move: 'off'}}\n", NOT_READY, QUIETLY),
    "the rule a hint": workspace("lint: {rules: {quiet-goalpost-move: info}}\n", NOT_READY, QUIETLY),
    "the rule a hint, the long way": workspace("lint: {rules: {quiet-goalpost-move: {severity: info}}}\n", NOT_READY, QUIETLY),
    "an exemption": workspace(
        "lint: {exempt: [{rule: quiet-goalpost-move, where: payments, because: x}]}\n", NOT_READY, QUIETLY
    ),
    "another level": workspace("policy: {review: {target-eased: routine}}\n", NOT_READY, QUIETLY),
    "a later freeze": workspace("cycles: [{id: 2026-Q4, frozen_from: 2026-12-31}]\n", NOT_READY, QUIETLY),
    "later freezes": workspace("policy: {freeze_after_days: 90}\n", NOT_READY, QUIETLY),
    "another year": workspace("fiscal_year_starts: 2\n", NOT_READY, QUIETLY),
    "a cycle that is over": workspace("cycles: [{id: 2026-Q4, starts: 2026-08-01, ends: 2026-10-30}]\n", NOT_READY, QUIETLY),
    "a cycle that begins later": workspace(
        "cycles: [{id: 2026-Q4, starts: 2026-11-10, ends: 2026-12-31}]\n", NOT_READY, QUIETLY
    ),
    "another cycle": payments(EASED.replace("2026-Q4", "2027-Q1"), NOT_READY, QUIETLY),
    "files that may be broken": workspace("lint: {rules: {syntax: info, schema: 'off'}}\n", NOT_READY, UNREAD, file=BROKEN),
    "another rule off": workspace(
        "lint: {rules: {no-key-results: 'off'}}\n", NOT_READY, "it would excuse itself from an error", file=TWO
    ),
    "another rule a hint": workspace(
        "lint: {rules: {no-key-results: info}}\n", NOT_READY, "counts once it has landed", file=TWO
    ),
    "a rule off for what was there": ask(
        {"okrs/okrs.yaml": f"{WORKSPACE}lint: {{rules: {{no-key-results: 'off'}}}}\n"},
        REVIEW,
        "set the lint rule no-key-results to off",
        before={"okrs/new.yaml": EMPTY_HANDED},
    ),
    "a package that is not there": workspace("lint: {plugins: [some-package]}\n", NOT_READY, QUIETLY, "it brings a new error"),
}


def every_case() -> Iterator[tuple[str, Case]]:
    """All of them, each by a name that a branch can have."""
    for group, cases in {"written": WRITTEN, "file": BROKEN_FILES, "workspace": WORKSPACES, "excuse": EXCUSES}.items():
        for name, case in cases.items():
            yield f"{group}/{name.replace(',', '').replace(' ', '-')}", case
