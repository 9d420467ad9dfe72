"""Who should look at a request and why, in words."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from okrkit.owners.reviewer import Reason, Reviewer, Side, Why
from okrkit.reference import Reference
from okrkit.request.request import Request
from okrkit.say.values import join, plural, quoted

_MOST = 2
"""So many reasons are told of somebody; the others are counted."""
_LONGEST = 56


def reasons(reviewer: Reviewer, request: Request) -> str:
    """Why somebody should look, the weightiest first."""
    still = {(reason.why, _named(reason.through, request)) for reason in reviewer.reasons if reason.side is not Side.BEFORE}
    current = (
        reason
        for reason in reviewer.reasons
        if reason.side is not Side.BEFORE or (reason.why, _named(reason.through, request)) not in still
    )  # what only has another id afterwards is the same thing
    told = list(dict.fromkeys(_reason(alike, request, reviewer) for alike in _alike(current, request)))
    more = len(told) - _MOST
    if more > 0:
        return f"{'; '.join(told[:_MOST])}; and {plural(more, 'more reason')}"
    return "; ".join(told) if any(", " in one for one in told) else join(told)


def _alike(reasons: Iterable[Reason], request: Request) -> Iterable[list[Reason]]:
    """The reasons, those together that one sentence tells: they differ in nothing but what changed."""
    found: dict[object, list[Reason]] = {}
    for one in reasons:
        through = "" if _is_of_several(one, request) else _named(one.through, request)
        found.setdefault((one.why, through, one.side is Side.BEFORE, one.metric), []).append(one)
    return found.values()


def _is_of_several(reason: Reason, request: Request) -> bool:
    """Whether it says that somebody owns one of several objectives that change."""
    return reason.why is Why.OWNS and len(request.changed) > 1


def _reason(alike: Sequence[Reason], request: Request, reviewer: Reviewer) -> str:
    """One sentence; what is about the only objective that changes needs not name it."""
    reason, abouts = alike[0], list(dict.fromkeys(_named(one.about, request) for one in alike))
    gone = reason.side is Side.BEFORE and not _still_leads(reviewer, reason, request)
    if reviewer.team is not None and reason.why in (Why.OWNS, Why.LEADS):
        return f"{'was' if gone else 'is'} the team, and nobody is named who leads it"
    through, about = _named(reason.through, request), abouts[0]
    if request.changed == {reason.about}:
        through, about = "it" if reason.through == reason.about else through, "it"
    verbs = _PAST if gone else _PRESENT
    if _is_of_several(reason, request):
        owned = len({_named(one.through, request) for one in alike}) - 1
        through += f" and {owned} more of what changes" if owned else ""
    elif len(abouts) > 1:
        about, verbs = f"{about} and {len(abouts) - 1} more", _PAST if gone else _MANY
    return _PHRASES[reason.why](through, about, verbs, reason.metric and _metric(reason.metric, request))


def _still_leads(reviewer: Reviewer, reason: Reason, request: Request) -> bool:
    """Whether somebody leads the team afterwards as well, of whom it is said for an objective that is gone."""
    team = request.both.after.teams.get(reason.through.team)
    return reason.why is Why.LEADS and team is not None and team.lead == reviewer.person


_PRESENT = {"own": "owns", "lead": "leads", "serve": "serves", "depend": "depends"}
_MANY = {"own": "owns", "lead": "leads", "serve": "serve", "depend": "depend"}
"""Where several objectives serve or depend; whoever owns or leads is still one."""
_PAST = {"own": "owned", "lead": "led", "serve": "served", "depend": "depended"}

_PHRASES: Mapping[Why, Callable[[str, str, Mapping[str, str], str], str]] = {
    Why.OWNS: lambda through, about, verb, metric: f"{verb['own']} {through}",
    Why.LEADS: lambda through, about, verb, metric: f"{verb['lead']} {through}",
    Why.SERVED: lambda through, about, verb, metric: f"owns {through}, which {about} {verb['serve']}",
    Why.SERVES: lambda through, about, verb, metric: f"owns {through}, which {'served' if verb is _PAST else 'serves'} {about}",
    Why.ASKED: lambda through, about, verb, metric: f"is of {through}, on which {about} {verb['depend']}",
    Why.WAITS: lambda through, about, verb, metric: (
        f"owns {through}, which {'depended' if verb is _PAST else 'depends'} on this team"
    ),
    Why.METRIC: lambda through, about, verb, metric: f"owns the metric {metric}",
    Why.WORKSPACE: lambda through, about, verb, metric: "answers for what all teams share",
}


def _named(reference: Reference, request: Request) -> str:
    """An objective or key result by its title, a team by its name, as they are afterwards if they still are."""
    for plan in reversed(request.plans):
        if not reference.objective:
            if reference.team in plan.teams:
                return plan.team_name(reference.team)
        elif objective := plan.objective(reference):
            key_result = objective.key_result(reference.key_result) if reference.key_result else None
            return quoted((key_result or objective).title, _LONGEST)
    return reference.team if not reference.objective else str(reference)


def _metric(id: str, request: Request) -> str:
    found = [plan.metrics[id] for plan in reversed(request.plans) if id in plan.metrics]
    return quoted(found[0].name if found else id, _LONGEST)


def asked_by_others(files: Sequence[str]) -> str:
    """That a request changes whom its host asks, together with whom it concerns."""
    return f"this changes what serves what, and with {join(files)} whom the host asks: see that all who should look are asked"


def split(reviewers: Sequence[Reviewer]) -> tuple[list[Reviewer], list[Reviewer]]:
    """Those who answer for what moves, and those for whom it is worth knowing."""
    return [one for one in reviewers if one.required], [one for one in reviewers if not one.required]
