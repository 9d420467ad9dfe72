"""The parts of a change as they are said: its title, its values, the day and the people in it."""

from dataclasses import dataclass
from datetime import date

from okrkit.diff.change import Change, Value
from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.say.values import day, number, quoted, shortened, step


@dataclass(frozen=True, slots=True)
class Telling:
    """A change in a plan. On the page of ``within`` its title goes without saying."""

    change: Change
    plan: Plan
    within: Reference | None = None

    @property
    def title(self) -> str:
        """The title of what changed, in quotation marks; "it" where that is known anyway."""
        return "it" if self.is_known else quoted(self.change.title)

    @property
    def key_result(self) -> str:
        """The same with what it is."""
        return self.title if self.is_known else f"the key result {self.title}"

    @property
    def is_known(self) -> bool:
        """Whether everybody who reads it knows what it is about: on its own page, or where it is the whole workspace."""
        return self.change.reference in (self.within, Reference("", ""))

    def about(self, preposition: str) -> str:
        """The title as the end of a phrase, like " of “Late payouts”"; empty where that is known anyway."""
        return "" if self.is_known else f" {preposition} {self.title}"

    @property
    def before(self) -> str:
        """What stood before."""
        return self._value(self.change.before)

    @property
    def after(self) -> str:
        """What stands after."""
        return self._value(self.change.after)

    @property
    def step(self) -> str:
        """From what to what: numbers with an arrow and a unit that is a word once, texts and days with words."""
        before, after, unit = self.change.before, self.change.after, self.change.unit
        if isinstance(before, str) or isinstance(after, str):
            return f"from {self.before} to {self.after}"
        return f"{self.before} → {self.after}" if before is None or after is None else step(before, after, unit)

    @property
    def was_nothing(self) -> bool:
        """Whether nothing stood before."""
        return self.change.before is None

    @property
    def is_nothing(self) -> bool:
        """Whether nothing stands after."""
        return self.change.after is None

    @property
    def reason(self) -> str:
        """What was written about it, after a colon; empty where nothing was."""
        return f": {shortened(self.change.note, 120)}" if self.change.note else ""

    @property
    def comment(self) -> str:
        """What was written about it, as a quotation after a comma; empty where nothing was."""
        return f", {quoted(self.change.note, 80)}" if self.change.note else ""

    @property
    def detail_day(self) -> str:
        """The day that the detail names; empty where it names none."""
        return self._day(self.change.detail)

    def person(self, id: Value) -> str:
        """A person by name."""
        return self.plan.name_of(str(id)) if id else "nobody"

    def team(self, id: str) -> str:
        """A team by name."""
        return self.plan.team_name(id)

    def target(self, text: Value) -> str:
        """What a reference means: the title of an objective or key result, or the reference if the plan has none."""
        reference = Reference.parse(str(text))
        objective = self.plan.resolve(reference, self.change.reference.cycle or "") if reference else None
        if not reference or not objective:
            return str(text)
        key_result = objective.key_result(reference.key_result) if reference.key_result else None
        return quoted(key_result.title if key_result else objective.title)

    def home(self, text: Value, *, team: bool, cycle: bool) -> str:
        """Where a reference is at home: its team, its cycle, or the team in the cycle."""
        reference = Reference.parse(str(text))
        if not reference:
            return str(text)
        parts = (self.team(reference.team) if team else "", reference.cycle if cycle else "")
        return " in ".join(filter(None, parts)) or str(text)

    @property
    def objective(self) -> str:
        """The title of the objective that a key result belongs to, empty where the plan has none or it is known."""
        parent = self.change.reference.parent
        objective = self.plan.objective(parent) if parent != self.within else None
        return quoted(objective.title) if objective else ""

    def _value(self, value: Value) -> str:
        if value is None:
            return "nothing"
        return self._day(value) or shortened(value) if isinstance(value, str) else number(value, self.change.unit)

    def _day(self, text: str) -> str:
        """A day, with its year where that is not the cycle's."""
        try:
            then = date.fromisoformat(text if text[4:8:3] == "--" else "")  # not 20261122, nor a week
        except ValueError:
            return ""
        cycle = self.plan.cycles.get(self.change.reference.cycle or "")
        return day(then, cycle.ends) if cycle else f"{day(then)} {then.year}"
