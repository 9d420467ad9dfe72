"""What an objective needs from other teams, and their yes, as edits of its file."""

from datetime import date

from okrkit.errors import OkrError
from okrkit.objective import Objective
from okrkit.writing.splicing.edit import Edit, Insert, Put


def add_dependency(objective: Objective, team: str, what: str) -> tuple[Edit, ...]:
    """The edit that says what a team has to do; none where it says so already. Raises `OkrError` for the team itself."""
    if team == objective.team:
        raise OkrError(f"{objective.reference} is of {team} itself", "a dependency is on another team")
    if any((one.team, one.what.casefold()) == (team, what.casefold()) for one in objective.depends_on):
        return ()
    return (Insert(objective.at("depends_on").pointer, {"team": team, "what": what}),)


def confirm_dependency(
    objective: Objective, team: str | None, what: str | None, by: str, day: date
) -> tuple[int, tuple[Edit, ...]]:
    """Which dependency is meant, and the edits that confirm it; none where that person has confirmed it.

    ``what`` are words of it. Without ``team`` and ``what`` it is the only one that nobody has confirmed. Raises `OkrError`
    where it is not clear which one is meant, or somebody else has confirmed it.
    """
    at = _find(objective, team, what)
    known = objective.depends_on[at]
    if known.confirmed_by == by:
        return at, ()
    if known.confirmed_by:
        raise OkrError(f"“{known.what}” was confirmed by {known.confirmed_by}", "that stays until somebody changes the file")
    return at, tuple(
        Put(objective.at("depends_on", at, key).pointer, value)
        for key, value in (("confirmed_by", by), ("date", day.isoformat()))
    )


def _find(objective: Objective, team: str | None, what: str | None) -> int:
    if not objective.depends_on:
        raise OkrError(f"{objective.reference} needs nothing from other teams", "`okr depend add` says what it needs")
    found = [
        at
        for at, one in enumerate(objective.depends_on)
        if team in (None, one.team) and (what or "").casefold() in one.what.casefold()
    ]
    open_ = [at for at in found if objective.depends_on[at].confirmed_by is None]
    if len(found) == 1 or len(open_) == 1:
        return (open_ or found)[0]
    needs = "; ".join(f"“{one.what}” from {one.team}" for one in objective.depends_on)
    if found:
        problem = "several dependencies could be meant" if open_ else "every dependency is confirmed"
    else:
        problem = f"no dependency fits {' and '.join(filter(None, (what and f'“{what}”', team)))}"
    raise OkrError(f"{problem} in {objective.reference}", f"name one by words of it, or with --team: {needs}")
