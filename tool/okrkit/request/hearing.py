"""What reading and the rules say of a request, by the settings of both of its sides: nobody waves their own change through."""

from dataclasses import dataclass, replace
from functools import cached_property

from okrkit.address import Address
from okrkit.finding import Severity
from okrkit.history.renames import renames
from okrkit.lint.linting import Asked
from okrkit.lint.past import Past, past_between
from okrkit.reading.both import Both, Side
from okrkit.reading.loaded import Loaded
from okrkit.request.judged import Judge, Said, new_in

_LANDED = "what this change says of the rule in okrs.yaml counts once it has landed"
"""The advice on what a request would excuse itself from."""


@dataclass(frozen=True)
class Hearing:
    """Both sides of a request before the rules; the fields are those of a `Request`."""

    both: Both
    sides: tuple[Loaded | None, Loaded | None]
    asked: Asked

    @cached_property
    def past(self) -> Past:
        """What the request does to promises and check-ins; nothing where a whole plan comes or goes."""
        return Past() if None in self.sides else past_between(self.both.before, self.both.after, self.asked.today)

    @cached_property
    def new(self) -> tuple[Said, ...]:
        """What is said now and was not said before, by the harsher settings.

        That a link leads nowhere, which leads into a file that cannot be read, is none of it.
        """
        unread, excused = self._unread("after"), {one.fingerprint for one in self.excused}
        new = (one for one in new_in(self._after, self._before, unread) if one.fingerprint not in excused)
        return tuple(one for one in (*new, *self.excused) if not unread or self.touches(one) or not one.leads_nowhere)

    @cached_property
    def excused(self) -> tuple[Said, ...]:
        """What is new by the settings from before, and by those after it is not said or weighs less."""
        if None in self.sides:
            return ()
        every = self.asked.all_cycles or self._ends_a_cycle
        former = replace(self.asked, settings=self.both.before.lint, all_cycles=every)
        if former == self.asked:
            return ()
        weights = {one.fingerprint: one.finding.severity.rank for one in self._after}
        new = new_in(self._said_after(former), self._said_before(former), self._unread("after"))
        harsher = (one for one in new if one.finding.severity.rank < weights.get(one.fingerprint, len(Severity)))
        return tuple(one.advised(_LANDED) for one in harsher)

    @property
    def solved(self) -> int:
        """How much was said before and is not said any more."""
        now = {one.fingerprint for one in self._after}
        return sum(one.fingerprint not in now for one in self._before)

    def touches(self, said: Said) -> bool:
        """Whether a finding is in a file that the request changes."""
        return said.finding.address.path in self.both.touched

    def is_of_reading(self, said: Said) -> bool:
        """Whether a finding says that the plan after the request is not valid, whoever wrote the file in which it is."""
        return (said.finding.rule, said.finding.address) in self._untrusted

    @property
    def _ends_a_cycle(self) -> bool:
        """Whether the request moves a cycle into the past, of which the rules say nothing any more."""
        before, after = self.both.before.cycles, self.both.after.cycles
        today = self.asked.today
        return any(cycle.ends < today <= before[id].ends for id, cycle in after.items() if id in before)

    @cached_property
    def _untrusted(self) -> frozenset[tuple[str, Address]]:
        after = self.sides[1]
        return frozenset((one.rule, one.address) for one in after.findings) if after else frozenset()

    def _unread(self, side: Side) -> frozenset[str]:
        return frozenset(one.finding.address.path for one in self.both.unread if one.side == side)

    @cached_property
    def _before(self) -> tuple[Said, ...]:
        return self._said_before(self.asked)

    @cached_property
    def _after(self) -> tuple[Said, ...]:
        return self._said_after(self.asked)

    def _said_before(self, asked: Asked) -> tuple[Said, ...]:
        before, after = self.sides
        if before is None:
            return ()
        renamed = dict(renames(self.both.before, self.both.after))
        return Judge(before, self.both.before, self._unread("before"), after, renamed).judge(asked)

    def _said_after(self, asked: Asked) -> tuple[Said, ...]:
        before, after = self.sides
        if after is None:
            return ()
        return Judge(after, self.both.after, self._unread("after"), before, {}).judge(replace(asked, past=self.past))
