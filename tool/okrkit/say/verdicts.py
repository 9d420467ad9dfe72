"""The verdict on a request in one sentence, for people who have never heard of okrkit."""

from collections import Counter
from collections.abc import Iterator

from okrkit.diff.review import Level
from okrkit.finding import Severity
from okrkit.history.goalposts import Goalpost
from okrkit.objective import Objective
from okrkit.plan import Plan
from okrkit.request.request import Request
from okrkit.request.verdict import Verdict
from okrkit.say.levels import counted
from okrkit.say.values import join, plural, quoted

NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "hint"}
_NAMED = 3
MARKS = {
    Verdict.NOT_READY: "✘",
    Verdict.ATTENTION: "▲",
    Verdict.REVIEW: "●",
    Verdict.ROUTINE: "✔",
    Verdict.UNCHANGED: "✔",
}
"""How a verdict looks beside its words."""


def verdict(request: Request) -> str:
    """What a request comes to, without a full stop; empty where the plan says what it said."""
    match request.verdict:
        case Verdict.NOT_READY:
            return f"Not ready: {'; '.join(_obstacles(request))}"
        case Verdict.ATTENTION:
            return f"Ready if you agree: {_promises(request) or _attention(request)}"
        case Verdict.REVIEW:
            return _new_plan(request.both.after) if request.without_a_plan else _worth_a_look(request)
        case Verdict.ROUTINE:
            return "Routine: the plan is going its way"
        case Verdict.UNCHANGED:
            return ""


def tally(request: Request) -> str:
    """How much there is to a request, in numbers: changes and what they ask, findings that it brings and that it solves."""
    if without := request.without_a_plan:
        return size(request.both.before if without == "after" else request.both.after)
    objectives = [reference for reference in request.changed if reference.objective]
    shared = len(objectives) < len(request.changed)
    found = Counter(request.level(change) for change in request.changes)
    said = [counted({level: found[level] for level in Level}, len(objectives), shared=shared)] if request.changes else []
    if request.counts:
        said.append(f"brings {join([plural(count, NOUNS[severity]) for severity, count in request.counts.items()])}")
    if request.solved:
        said.append(f"solves {plural(request.solved, 'finding')}")
    return "; ".join(said)


def remedy(goalpost: Goalpost, entry: str) -> tuple[str, str]:
    """What to do about a quiet move, in words that a place follows, and the YAML to write there; both empty if nothing."""
    if not entry:
        return "", ""
    if entry.startswith("dropped"):
        return "Put it back, and say under it why it was given up; it stood at", entry
    return f"Say why, under `rebaselines:` of {goalpost.reference.key_result} at", entry


def teams(plan: Plan) -> Iterator[tuple[str, str]]:
    """Each team of a plan with how much it has, for whoever sees the plan for the first time."""
    by_team: dict[str, list[Objective]] = {}
    for objective in plan.objectives:
        by_team.setdefault(objective.team, []).append(objective)
    for team, own in by_team.items():
        named = "; ".join(quoted(one.title) for one in own[:_NAMED])
        more = f"; {len(own) - _NAMED} more" if len(own) > _NAMED else ""
        yield plan.team_name(team), f"{plural(len(own), 'objective')}: {named}{more}"


def size(plan: Plan) -> str:
    """How large a plan is: "7 objectives of 3 teams, with 21 key results"."""
    objectives = plan.objectives
    teams = len({objective.team for objective in objectives})
    key_results = sum(len(objective.key_results) for objective in objectives)
    return f"{plural(len(objectives), 'objective')} of {plural(teams, 'team')}, with {plural(key_results, 'key result')}"


def _obstacles(request: Request) -> Iterator[str]:
    """What stands in the way, the worst first."""
    limit = (request.fail_on or Severity.ERROR).rank
    failing = [one for one in request.brought if one.finding.severity.rank <= limit]
    if request.without_a_plan == "after":
        yield "it takes the whole plan away"
    told = sum(request.speaks_of_goalposts(one) for one in failing)
    if told:
        quiet = sum(any(move.needs_a_word for move in one.moves) for one in request.goalposts)
        yield f"{_some(quiet or told, 'promise moves', 'promises move')}{', and nobody says why' if quiet else ''}"
    unread = {one.finding.address.path for one in request.both.unread if one.side == "after"}
    if broken := len(unread & {one.finding.address.path for one in failing}):
        yield _some(broken, "file cannot be read", "files cannot be read")
    others = [one for one in failing if not request.speaks_of_goalposts(one) and one.finding.address.path not in unread]
    excused = {one.fingerprint for one in request.waived}
    for verb, kind, own in (("brings", "new ", False), ("would excuse itself from", "", True)):
        found = Counter(one.finding.severity for one in others if (one.fingerprint in excused) is own)
        if said := [_some(found[each], f"{kind}{NOUNS[each]}", f"{kind}{NOUNS[each]}s") for each in Severity if found[each]]:
            yield f"it {verb} {join(said)}"


def _promises(request: Request) -> str:
    if not request.goalposts:
        return ""
    said = _some(len(request.goalposts), "promise moves", "promises move")
    open_moves = not any(move.needs_a_word for one in request.goalposts for move in one.moves)
    return f"{said}{', with a reason' if open_moves else ''}"


def _attention(request: Request) -> str:
    count = sum(request.level(change) is Level.ATTENTION for change in request.changes)
    return (
        "it takes the whole plan away"
        if not count
        else f"{plural(count, 'change')} {'needs' if count == 1 else 'need'} attention"
    )


def _worth_a_look(request: Request) -> str:
    if request.both.moved:
        before, after = (folder or "the top" for folder in request.both.moved)
        return f"Ready for a look: the plan moves from {before} to {after}"
    if count := len(request.changes):
        only_routine = all(request.level(change) is Level.ROUTINE for change in request.changes)
        asked = only_routine and request.brought
        return f"Ready for a look: {'routine, but the rules have a question' if asked else plural(count, 'change')}"
    broken = {one.finding.address.path for one in request.both.unread if one.side == "before"}
    if broken and not any(one.side == "after" for one in request.both.unread):
        read = request.sides[1]
        left = len(broken & read.texts.keys()) if read else 0
        mended = _some(left, "file can be read again", "files can be read again")
        gone = _some(len(broken), "file that could not be read is gone", "files that could not be read are gone")
        return f"Ready for a look: {mended if left else gone}"
    return "Ready for a look: the plan itself stays as it is"


def _new_plan(plan: Plan) -> str:
    return f"A new plan: {size(plan)}"


def _some(count: int, one: str, many: str) -> str:
    if count == 1:
        return f"{'an' if one[0] in 'aeiou' else 'a'} {one}"
    return f"{count:,} {many}"
