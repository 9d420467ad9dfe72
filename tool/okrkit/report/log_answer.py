"""What `okr log` answers: the commits that somebody wants, as chapters with check-ins folded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from okrkit.diff.change import Change
from okrkit.history.credit import Credit
from okrkit.history.moment import Moment
from okrkit.history.story import Story
from okrkit.reading.raw import Commit
from okrkit.reference import Reference
from okrkit.say.check_ins import CHECKING_IN, course
from okrkit.say.summary import summary, tell
from okrkit.say.values import day, join, plural, shortened

_MANY = 3
"""So many check-ins of one commit, or of one week, are told one by one; more are counted."""

_NAMED = 3
"""So many people are named; the others are counted."""


class Entry(NamedTuple):
    """One commit, or several that only checked in; the newest first."""

    moments: tuple[Moment, ...]
    lines: tuple[str, ...]


class Chapter(NamedTuple):
    """A week of the plan, or a cycle in the life of one thing; ``where`` is its reference then."""

    title: str
    where: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Log:
    """The moments to tell, newest first; ``earlier`` counts those past the limit. ``credits`` may lack commits.

    ``everything`` tells every check-in.
    """

    story: Story
    moments: tuple[Moment, ...]
    today: date
    earlier: int = 0
    everything: bool = False
    credits: Mapping[str, Credit] = field(default_factory=dict)

    def credit(self, commit: Commit) -> Credit:
        """Who made a commit, and in which request."""
        return self.credits.get(commit.id) or Credit((commit.author,))

    def people(self, moments: Iterable[Moment]) -> str:
        """Who made commits, by name as far as they are few."""
        names = list(dict.fromkeys(name for moment in moments for name in self.credit(moment.commit).people))
        more = len(names) - _NAMED
        return join(names if more <= 1 else [*names[:_NAMED], f"{more} more"])

    def days(self, moments: Sequence[Moment]) -> str:
        """The day on which a commit landed, or from when to when several did."""
        first, last = sorted((moments[-1].commit.landed.date(), moments[0].commit.landed.date()))
        return day(first, self.today) if first == last else span(first, last, self.today)

    @property
    def chapters(self) -> Iterator[Chapter]:
        """The whole plan's week by week, the life of one thing cycle by cycle; the newest first."""
        about = self.story.about
        if about is None:
            for monday, moments in groupby(self.moments, lambda moment: _monday(moment.commit.landed.date())):
                title = span(monday, _sunday(monday), self.today)
                yield Chapter(title, "", tuple(self._week(list(moments))))
        else:
            for cycle, inside in self._by_cycle().items():
                title, where = self._heading(inside, replace(about, cycle=cycle))
                yield Chapter(title, where, tuple(self._life(inside)))

    def _by_cycle(self) -> dict[str | None, list[Moment]]:
        """Each moment in every cycle in which it did something."""
        lives = self.story.plan.in_every_cycle(self.story.about) if self.story.about else ()
        homes = {objective.address.path: objective.cycle for objective in lives}
        cycles: dict[str | None, list[Moment]] = {}
        for moment in self.moments:
            unread = {homes.get(one.address.path): one for one in moment.unreadable}
            for cycle in dict.fromkeys([*(change.reference.cycle for change in moment.changes), *unread]):
                changes = tuple(change for change in moment.changes if change.reference.cycle == cycle)
                unreadable = tuple(one for home, one in unread.items() if home == cycle)
                cycles.setdefault(cycle, []).append(replace(moment, changes=changes, unreadable=unreadable))
        return cycles

    def _heading(self, moments: Sequence[Moment], about: Reference) -> tuple[str, str]:
        """What the thing is called in a cycle, and its reference there."""
        changes = [change for moment in moments for change in moment.changes]
        own = [one.reference if about.key_result else one.reference.parent for one in changes if _is_part(one, about)]
        name = own[0] if own else about
        objective = self.story.plan.objective(name)
        key_result = objective.key_result(name.key_result) if objective and name.key_result else None
        thing = key_result if name.key_result else objective
        title = thing.title if thing else next((one.title for one in changes if one.reference == name), "")
        return (shortened(title), str(name)) if title else (str(name), "")

    def _week(self, moments: Sequence[Moment]) -> Iterator[Entry]:
        """Commits with something of their own, then all that only checked in."""
        routine = [] if self.everything else [moment for moment in moments if _only_checks_in(moment)]
        many = sum(len(moment.changes) for moment in routine) > _MANY
        for moment in moments:
            if not many or not _only_checks_in(moment):
                yield Entry((moment,), tuple(self._told(moment)))
        if many:
            changes = [change for moment in routine for change in moment.changes]
            yield Entry(tuple(routine), (_folded(summary(changes, self.story.plan)),))

    def _life(self, moments: Sequence[Moment]) -> Iterator[Entry]:
        """Commits in their order; check-ins that nothing comes between are told as one."""
        for routine, several in groupby(moments, lambda moment: not self.everything and _only_checks_in(moment)):
            together = tuple(several)
            if routine and len(together) > 1:
                changes = [change for moment in reversed(together) for change in moment.changes]
                lines = list(course(changes, self.story.plan, self._within(changes)))
                yield Entry(together, (*lines[:-1], _folded(lines[-1])))
            else:
                yield from (Entry((moment,), tuple(self._told(moment))) for moment in together)

    def _told(self, moment: Moment) -> Iterator[str]:
        """A line for each thing that happened; many check-ins are one line."""
        told = tell(moment.changes, self.story.plan, self._within(moment.changes))
        routine = [one.change for one in told if one.change.kind in CHECKING_IN]
        many = not self.everything and len(routine) > _MANY
        yield from (one.text for one in told if not many or one.change.kind not in CHECKING_IN)
        if many:
            yield _folded(summary(routine, self.story.plan))

    def _within(self, changes: Sequence[Change]) -> Reference | None:
        """The name, at that time, of the thing whose life is told."""
        about = self.story.about
        if about is None or not changes:
            return None
        if about.key_result is None:
            return changes[0].reference.parent
        return next((change.reference for change in changes if change.reference.key_result), None)


def span(first: date, last: date, today: date) -> str:
    """From one day to another: "9 to 15 November", "26 October to 1 November"."""
    if first.year != last.year:
        return f"{day(first)} {first.year} to {day(last)} {last.year}"
    start = str(first.day) if first.month == last.month else day(first)
    return f"{start} to {day(last, today)}"


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _sunday(monday: date) -> date:
    return min(monday, date.max - timedelta(days=6)) + timedelta(days=6)  # git stores days that no calendar has


def _is_part(change: Change, about: Reference) -> bool:
    return bool(change.reference.key_result) or about.key_result is None


def _only_checks_in(moment: Moment) -> bool:
    return not moment.unreadable and all(change.kind in CHECKING_IN for change in moment.changes)


def _folded(text: str) -> str:
    return f"{text} (`--all` lists them)"


def head(log: Log) -> str:
    """What to say where there is nothing to tell; empty where there is."""
    if log.moments:
        return ""
    about = f" of {log.story.about}" if log.story.about else ""
    there = log.story.moments
    if not there:
        until = "since the cut" if log.story.timeline.cut_at else "yet"
        return f"Nothing is recorded{about}: no commit has changed {'it' if about else 'the plan'} {until}."
    last = f"the last on {day(there[0].commit.landed.date(), log.today)}"
    return f"Nothing that happened fits: the story{about} has {plural(len(there), 'commit')}, {last}."
