"""A workspace of a thousand OKR files of about 4 KB each: 125 teams over eight quarters, always the same one.

Usage: make_plan.py FOLDER [FILES]
"""

import sys
from pathlib import Path

QUARTERS = [f"{year}-Q{quarter}" for year in (2025, 2026) for quarter in (1, 2, 3, 4)]
TOP = "team-000"
MONTHS = {"1": (1, 2, 3), "2": (4, 5, 6), "3": (7, 8, 9), "4": (10, 11, 12)}


def check_ins(cycle: str, start: float, step: float) -> str:
    """Six of them, two a month, each with a note of a usual length."""
    dates = [f"{cycle[:4]}-{month:02}-{day:02}" for month in MONTHS[cycle[-1]] for day in (6, 20)]
    return "\n".join(
        f"          - {{date: {date}, value: {start + step * number:.2f}, confidence: 0.{5 + number % 4}, by: dana,"
        f" note: Two more partners moved to the new format this week}}"
        for number, date in enumerate(dates)
    )


def alignment(team: str) -> str:
    """To the first team's objective of the same quarter; the first team is the top of the tree."""
    if team == TOP:
        return ""
    return f"""    aligns_to:
      - to: {TOP}/trust-1
        because: Merchants who are paid late leave four times as often as the others.
"""


# fmt: off
THINGS = [
    "payouts", "invoices", "refunds", "orders", "renewals", "deliveries", "tickets", "contracts", "shipments", "returns",
    "reports", "claims", "audits", "forecasts", "transfers", "receipts", "statements", "permits", "inspections", "harvests",
]
STATES = [
    "late", "wrong", "lost", "repeated", "disputed", "unpaid", "unanswered", "damaged", "delayed", "unmatched", "incomplete",
    "duplicate", "misread", "rejected", "expired",
]
WHOSE = [
    "bakers", "grocers", "hotels", "schools", "hospitals", "offices", "kiosks", "libraries", "theatres", "stations", "airports",
    "museums", "clinics", "canteens", "galleries", "gardens",
]
WHERE = [
    "in the north", "in the south", "of new partners", "of large partners", "on Mondays", "at night", "abroad", "by phone",
    "by hand", "online", "at the harbour", "in the mountains", "before noon", "during strikes", "after holidays",
]
# fmt: on


def subject(team: str, cycle: str, number: int) -> str:
    """Another subject for almost every objective, as people write of different things."""
    at = ((int(team[5:]) * 8 + QUARTERS.index(cycle)) * 2 + number) * 7919
    thing, state = THINGS[at % 20], STATES[at // 20 % 15]
    return f"{state} {thing} for {WHOSE[at // 300 % 16]} {WHERE[at // 4800 % 15]}"


def objective(team: str, cycle: str, number: int) -> str:
    """An objective with an outcome, an output and a guardrail."""
    return f"""  - id: trust-{number}
    title: Merchants need not think of {subject(team, cycle, number)} any more
    why: Late payouts are the first reason that merchants give when they leave us for somebody else.
    owner: dana
    ambition: aspirational
{alignment(team)}    key_results:
      - id: late-payouts
        title: {subject(team, cycle, number).capitalize()} fall from 4.2% to 0.5%
        kind: outcome
        lens: customer
        population: merchants with at least ten payouts a month
        baseline: 4.2
        target: 0.5
        unit: "%"
        check_ins:
{check_ins(cycle, 4.0, -0.4)}
      - id: batch
        title: Every report on {subject(team, cycle, number)} runs on the second batch
        kind: output
        proves: late-payouts
        milestones:
          - {{title: The pilot bank is live, done: {cycle[:4]}-{MONTHS[cycle[-1]][1]:02}-11}}
          - {{title: All banks are live}}
      - id: cost
        title: The cost of {subject(team, cycle, number)} stays at or under 11 cents
        kind: guardrail
        guards: late-payouts
        lens: business
        at_most: 0.11
        check_ins:
          - {{date: {cycle[:4]}-{MONTHS[cycle[-1]][0]:02}-12, value: 0.10}}
"""


def texts(files: int = 1000) -> dict[str, str]:
    """The workspace as texts by path: its own file first, then the OKR files in order."""
    teams = [f"team-{number:03}" for number in range(-(-files // len(QUARTERS)))]
    listed = "".join(f"  {team}: {{name: {team.replace('-', ' ').capitalize()}, lead: dana}}\n" for team in teams)
    workspace = (
        "version: 1\norganization: Northwind Roasters\nlenses: [business, customer, process, team]\n"
        f"teams:\n{listed}people:\n  dana: {{name: Dana Ruiz, email: dana@example.com}}\n"
    )
    plan = {
        f"okrs/{team}/{cycle}.yaml": f"team: {team}\ncycle: {cycle}\nobjectives:\n"
        + "".join(objective(team, cycle, number) for number in (1, 2))
        for team, cycle in [(team, cycle) for team in teams for cycle in QUARTERS][:files]
    }
    return {"okrs/okrs.yaml": workspace, **plan}


def write(folder: Path, files: int = 1000) -> list[Path]:
    """Write the workspace, unless it is there. The OKR files' paths, in order."""
    plan = {folder / path: text for path, text in texts(files).items()}
    workspace, *paths = plan
    if not workspace.exists():
        for path in (*paths, workspace):  # the workspace last: it tells that everything is there
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(plan[path], "utf-8")
    return paths


if __name__ == "__main__":
    written = write(Path(sys.argv[1]), *map(int, sys.argv[2:]))
    print(len(written), "files of", sum(path.stat().st_size for path in written) // len(written), "bytes on average")
