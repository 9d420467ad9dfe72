"""Which part of the story somebody asked for: between two ends, of a team, of some kinds, by one person."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from okrkit.diff.change import Change, ChangeKind
from okrkit.errors import OkrError
from okrkit.history.credit import Credit
from okrkit.history.moment import Moment
from okrkit.history.span import Span
from okrkit.history.story import Story
from okrkit.plan import Plan
from okrkit.reading.nearest import did_you_mean
from okrkit.reading.raw import Commit
from okrkit.reference import Reference
from okrkit.report.log_answer import Log
from okrkit.say.summary import tell

Credits = Callable[[Iterable[Commit]], Mapping[str, Credit]]
"""Who made commits, by their ids; it may have to read them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to tell, as somebody typed it; ``kinds`` are names like ``target-eased``. ``everything`` unfolds check-ins."""

    span: Span = field(default_factory=Span)
    kinds: tuple[str, ...] = ()
    team: str | None = None
    author: str | None = None
    limit: int | None = None
    everything: bool = False


def log_of(story: Story, wanted: Wanted, today: date, credits_of: Credits) -> Log:
    """The part of a story that is wanted, with the people of what will be told and, but for an author, of nothing else.

    Raises `OkrError` for a kind, team or author that does not exist.
    """
    kinds = tuple(_kind(name) for name in wanted.kinds)
    moments = [moment for moment in story.moments if wanted.span.holds(moment.commit)]
    if wanted.team is not None:
        moments = _non_empty(_of_team(moment, _team(wanted.team, story), story.plan) for moment in moments)
    if kinds:
        moments = _non_empty(_of_kinds(moment, kinds, story) for moment in moments)
    if wanted.author is not None:
        moments = _by_author(moments, wanted.author, story, credits_of)
    shown = tuple(moments[: wanted.limit])
    credits = credits_of(moment.commit for moment in shown)
    everything = wanted.everything or ChangeKind.CHECK_IN_ADDED in kinds
    return Log(story, shown, today, len(moments) - len(shown), everything, credits)


def _non_empty(moments: Iterable[Moment]) -> list[Moment]:
    return [moment for moment in moments if moment.changes or moment.unreadable]


def _kind(name: str) -> ChangeKind:
    known = {kind.slug: kind for kind in ChangeKind}
    slug = name.strip().lower().replace(" ", "-")
    if slug not in known:
        raise OkrError(
            f"there is no kind of change `{name}`{did_you_mean(slug, known)}",
            "kinds are named like `target-eased`, `check-in-added` or `objective-dropped`; `okr schema workspace` lists them",
        )
    return known[slug]


def _of_kinds(moment: Moment, kinds: Sequence[ChangeKind], story: Story) -> Moment:
    """Only what is of these kinds, with what is told along with it: a target that eased keeps its reason."""
    told = (one for one in tell(moment.changes, story.plan) if any(each.kind in kinds for each in (one.change, *one.along)))
    kept = {each for one in told for each in (one.change, *one.along)}
    return replace(moment, changes=tuple(change for change in moment.changes if change in kept), unreadable=())


def _team(name: str, story: Story) -> str:
    """A team that the plan has, or that its history knows."""
    changes = (change for moment in story.timeline.moments for change in moment.changes)
    teams = dict.fromkeys((*story.plan.teams, *(change.reference.team for change in changes if change.reference.team)))
    if name not in teams:
        raise OkrError(f"there is no team `{name}`{did_you_mean(name, teams)}", f"there are {', '.join(teams)}")
    return name


def _of_team(moment: Moment, team: str, plan: Plan) -> Moment:
    files = {objective.address.path for objective in plan.objectives if objective.team == team}
    return replace(
        moment,
        changes=tuple(change for change in moment.changes if team in _teams(change)),
        unreadable=tuple(finding for finding in moment.unreadable if finding.address.path in files),
    )


def _teams(change: Change) -> Iterator[str]:
    """The team of a change, and the one that an objective left with it."""
    yield change.reference.team
    if change.kind is ChangeKind.OBJECTIVE_MOVED and (before := Reference.parse(str(change.before))):
        yield before.team


def _by_author(moments: Sequence[Moment], author: str, story: Story, credits_of: Credits) -> list[Moment]:
    """What a person had a part in, by name or a part of it, by address, or by their id in the plan."""
    credits = credits_of(moment.commit for moment in moments)
    wanted = _names_of(author, story.plan)
    found = [moment for moment in moments if _is_by(moment.commit, credits, wanted)]
    if not found:
        everybody = credits_of(moment.commit for moment in story.timeline.moments)
        if not any(_is_by(moment.commit, everybody, wanted) for moment in story.timeline.moments):
            names = dict.fromkeys(name for credit in everybody.values() for name in credit.people)
            guess = did_you_mean(author, (*names, *(word for name in names for word in name.split())))
            raise OkrError(f"nobody called `{author}` changed the plan{guess}", f"there are {', '.join(sorted(names))}")
    return found


def _names_of(author: str, plan: Plan) -> frozenset[str]:
    person = plan.people.get(author)
    names = (author, *((person.name, person.email, person.handle) if person else ()))
    return frozenset(name.casefold() for name in names if name)


def _is_by(commit: Commit, credits: Mapping[str, Credit], wanted: frozenset[str]) -> bool:
    people = [name.casefold() for name in credits[commit.id].people]
    return not wanted.isdisjoint((commit.email.casefold(), *people, *(word for name in people for word in name.split())))
