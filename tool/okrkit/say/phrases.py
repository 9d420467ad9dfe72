"""The phrases that need more than a template, because something may be set, changed or taken away."""

from collections.abc import Callable, Iterator

from okrkit.diff.change import Value
from okrkit.reference import Reference
from okrkit.say.telling import Telling
from okrkit.say.values import contrasted, number, quoted, shortened, words

Phrase = Callable[[Telling], str]

_FIELDS = {"at_least": "lower bound", "at_most": "upper bound", "between": "bounds", "due": "due date"}
"""Fields of the file format that are not spoken as they are written."""


def changed(what: str, verb: str = "changed") -> Phrase:
    """A value that is changed, set or removed."""

    def phrase(told: Telling) -> str:
        if told.was_nothing:
            return f"set the {what}{told.about('of')} to {told.after}"
        if told.is_nothing:
            return f"removed the {what}{told.about('of')}, {told.before}"
        return f"{verb} the {what}{told.about('of')} {told.step}"

    return phrase


def dropped(told: Telling) -> str:
    """Given up, or taken up again."""
    if told.is_nothing:
        return f"took {told.title} up again"
    return f"dropped {told.title}{told.reason}" if told.was_nothing else f"changed why {told.title} was dropped{told.reason}"


def retitled(told: Telling) -> str:
    """Another title, of the thing or of one of its milestones."""
    before, after = contrasted(str(told.change.before), str(told.change.after))
    if told.change.detail == "milestone":
        return f"reworded the milestone {before}{told.about('of')} to {after}"
    return f"renamed {before} to {after}"


def owner(told: Telling) -> str:
    """Another owner, the first or none any more."""
    before, after = told.person(told.change.before), told.person(told.change.after)
    if told.was_nothing:
        return f"made {after} the owner{told.about('of')}"
    if told.is_nothing:
        return f"left {told.title} without an owner, which was {before}"
    return f"handed {told.title} from {before} to {after}"


def moved(told: Telling) -> str:
    """To another team, another cycle or both."""
    what = {"team": "team" in told.change.detail, "cycle": "cycle" in told.change.detail}
    return f"moved {told.title} from {told.home(told.change.before, **what)} to {told.home(told.change.after, **what)}"


def why(told: Telling) -> str:
    """Why an objective matters, or why it serves another."""
    verb = "wrote" if told.was_nothing else "took out" if told.is_nothing else "rewrote"
    if told.change.detail:
        return f"{verb} why {told.title} serves {told.target(told.change.detail)}"
    return f"{verb} why {told.title} matters"


def kind(told: Telling) -> str:
    """Another kind of key result."""
    articles = {"output": "an output", "outcome": "an outcome", "guardrail": "a guardrail"}
    before, after = (articles.get(str(kind), str(kind)) for kind in (told.change.before, told.change.after))
    return f"made {told.title} {after}, which was {before}"


def metric(told: Telling) -> str:
    """Another metric, or another meaning of it."""
    return changed(f"{told.change.detail} of the metric" if told.change.detail else "metric")(told)


def baseline(told: Telling) -> str:
    """Another start, as a number or as a day."""
    return changed("day of the baseline" if told.change.detail == "date" else "baseline")(told)


def target(verb: str) -> Phrase:
    """A target in a direction; a milestone more or less is one too."""

    def phrase(told: Telling) -> str:
        if told.change.detail == "milestone":
            title = quoted(str(told.change.before if told.is_nothing else told.change.after))
            return (
                f"removed the milestone {title}{told.about('of')}"
                if told.is_nothing
                else (f"added the milestone {title}{told.about('to')}")
            )
        names = {"commit": "committed target", "stretch": "stretch target"}
        return changed(names.get(told.change.detail, "target"), verb)(told)

    return phrase


def guardrail(verb: str) -> Phrase:
    """A side of a guardrail in a direction."""

    def phrase(told: Telling) -> str:
        side = told.change.detail
        if told.is_nothing:
            return f"{verb} the guardrail{told.about('on')}: no longer {side} {told.before}"
        if told.was_nothing:
            return f"{verb} the guardrail{told.about('on')}: now {side} {told.after}"
        return f"{verb} the guardrail{told.about('on')}: {side} {told.step}"

    return phrase


def weight(told: Telling) -> str:
    """The weight of the thing, of a link or of a milestone."""
    detail = told.change.detail
    if not detail:
        return f"changed the weight{told.about('of')} {told.step}"
    link = Reference.parse(detail)
    part = f"the link to {told.target(detail)}" if link else f"the milestone {quoted(detail)}"
    return f"changed the weight of {part}{told.about('of')} {told.step}"


def rebaselined(told: Telling) -> str:
    """A move that was declared, with why and by whose leave."""
    field = _FIELDS.get(told.change.detail, words(told.change.detail))
    if told.is_nothing:
        return f"took back the declared {field}{told.about('of')}, {told.before}"
    approval = f" (approved by {told.person(told.change.by)})" if told.change.by else ""
    step = f"to {told.after}" if told.was_nothing else told.step
    return f"declared the move of the {field}{told.about('of')} {step}{told.reason}{approval}"


def checked_in(told: Telling) -> str:
    """A new check-in."""
    what = f"on {told.title} without a number" if told.is_nothing else f"{told.after}{told.about('for')}"
    return f"checked in {what}{told.comment}"


def check_in_edited(told: Telling) -> str:
    """A check-in that says something else now."""
    step = "" if told.was_nothing and told.is_nothing else f" {told.step}"
    return f"edited the check-in of {told.detail_day}{told.about('for')}{step}{told.comment}"


def check_in_removed(told: Telling) -> str:
    """A check-in that is gone."""
    what = f"check-in of {told.detail_day}" if told.change.detail else "current value"
    return f"removed the {what}{told.about('of')}" + ("" if told.was_nothing else f", {told.before}")


def confidence(told: Telling) -> str:
    """More or less confidence."""
    before, after = told.change.before, told.change.after
    if isinstance(before, int | float) and isinstance(after, int | float):
        return (
            f"{'raised' if after > before else 'lowered'} the confidence{told.about('in')} {number(before)} → {number(after)}"
        )
    return (
        f"stated a confidence of {told.after}{told.about('in')}"
        if told.was_nothing
        else (f"took out the confidence{told.about('in')}, {told.before}")
    )


def milestone(told: Telling) -> str:
    """A milestone reached, reopened or reached on another day."""
    title = quoted(told.change.detail)
    if told.is_nothing:
        return f"reopened the milestone {title}{told.about('of')}"
    if told.was_nothing:
        return f"reached the milestone {title}{told.about('of')} on {told.after}"
    return f"changed when the milestone {title}{told.about('of')} was reached, {told.step}"


def initiative(told: Telling) -> str:
    """Other fields of an initiative."""
    before, after = (shortened("; ".join(_of_initiative(value, told))) for value in (told.change.before, told.change.after))
    return f"changed the initiative {quoted(told.change.note)}: {before} → {after}"


def _of_initiative(value: Value, told: Telling) -> Iterator[str]:
    """Each field with its value, the owner by name."""
    for field in str(value).split("; "):
        name, _, id = field.partition(" ")
        yield f"{name} {told.person(id)}" if name == "owner" else field


def feedback(told: Telling) -> str:
    """Feedback noted or answered."""
    about = f"{words(told.change.detail)} feedback{told.about('on')}"
    if not told.is_nothing:
        return f"answered {about}: {shortened(str(told.change.after), 120)}"
    return f"noted {about}{told.comment}" if told.was_nothing else f"took out the answer to {about}"


def reviewed(told: Telling) -> str:
    """A verdict at the end of a cycle."""
    if told.is_nothing:
        return f"took out the review{told.about('of')}"
    cause = f" ({words(told.change.detail)})" if told.change.detail else ""
    return f"reviewed {told.title}: {told.after}{cause}"


def score(told: Telling) -> str:
    """A score that a team claims."""
    return f"scored {told.title} {told.after}" if told.was_nothing else changed("score")(told)


def dependency_confirmed(told: Telling) -> str:
    """What another team promised."""
    what = f"{quoted(told.change.note)} from {told.team(told.change.detail)}"
    if told.is_nothing:
        return f"took back that {told.person(told.change.before)} confirmed {what}{told.about('for')}"
    return f"recorded that {told.person(told.change.after)} confirmed {what}{told.about('for')}"
