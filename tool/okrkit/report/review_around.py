"""What is around a request, as Markdown: who should look, where it stands in the plan, what becomes of the progress."""

from collections.abc import Iterator, Sequence

from okrkit.report.review import shift_words
from okrkit.report.review_answer import Answer
from okrkit.report.review_diagram import diagram
from okrkit.report.review_parts import Part, Weight
from okrkit.request.neighbourhood import Node, Presence
from okrkit.request.verdict import Verdict
from okrkit.say.escape import comment, fenced
from okrkit.say.reviewers import reasons, split
from okrkit.say.values import plural, shortened

_MANY = 12
"""So many people, and so many objectives of a diagram, stand open; more are folded."""
_NAMED = 5


def around(answer: Answer) -> Iterator[Part]:
    """The last three sections, as far as there is something to say."""
    if answer.request.verdict is not Verdict.ROUTINE:
        yield from _people(answer)
    if not answer.request.without_a_plan:
        yield from _place(answer)
    yield from _progress(answer)


def _people(answer: Answer) -> Iterator[Part]:
    section = "Who should look"
    must, may = split(answer.request.reviewers)
    for one in must:
        text = f"- **{comment(shortened(one.name))}** {comment(reasons(one, answer.request))}"
        yield Part(section, Weight.PEOPLE, text, ("person who should look", "people who should look"))
    if may:
        named = ", ".join(comment(shortened(one.name)) for one in may[:_MANY])
        more = f" and {len(may) - _MANY} more" if len(may) > _MANY else ""
        text = f"\n{'It is also' if must else 'It is'} worth knowing for {named}{more}.\n"
        yield Part(section, Weight.AROUND, text, ("note on others", "notes on others"))


def _place(answer: Answer) -> Iterator[Part]:
    section, found = "Where it stands in the plan", answer.request.neighbourhood
    if not found.edges:
        return
    if drawn := diagram(answer):
        text = f"{fenced(drawn, 'mermaid')}\n\n<sub>Bold frame: changed here. Thick arrow: new. Dotted: no longer.</sub>\n"
        if len(found.nodes) > _MANY:
            text = f"<details><summary>{plural(len(found.nodes), 'objective')}</summary>\n\n{text}\n</details>\n"
        yield Part(section, Weight.AROUND, text, ("diagram", "diagrams"))
        return
    yield Part(
        section, Weight.AROUND, "More than a diagram can show, so it is a list.\n", ("note on the list", "notes on the list")
    )
    for node in found.touched:
        yield Part(
            section, Weight.AROUND, "\n".join(_listed(node, answer)), ("objective in its place", "objectives in their place")
        )


def _listed(node: Node, answer: Answer) -> Iterator[str]:
    found = answer.request.neighbourhood
    yield f"- {_title(node, answer)}"
    for verb, neighbours in (("serves", found.serves(node)), ("is served by", found.served_by(node))):
        if neighbours:
            yield f"  - {verb} {_named(neighbours, answer)}"


def _named(neighbours: Sequence[tuple[Node, Presence]], answer: Answer) -> str:
    endings = {Presence.STAYS: "", Presence.NEW: " (new)", Presence.GONE: " (no longer)"}
    named = [f"{_title(node, answer)}{endings[presence]}" for node, presence in neighbours[:_NAMED]]
    more = len(neighbours) - _NAMED
    return "; ".join(named) + (f" and {more} more" if more > 0 else "")


def _title(node: Node, answer: Answer) -> str:
    objective = node.objective
    team = answer.plan_of(objective.reference).team_name(objective.team)
    return comment(f"“{shortened(objective.title)}” ({shortened(team)} {objective.cycle})")


def _progress(answer: Answer) -> Iterator[Part]:
    section = "" if answer.request.verdict is Verdict.ROUTINE else "Progress, on the same day by the plan before and after"
    for shift in answer.request.shifts:
        said = ", ".join(shift_words(shift))
        yield Part(
            section,
            Weight.AROUND,
            f"- {comment(shortened(shift.objective.title))}: {comment(said)}",
            ("objective's progress", "objectives' progress"),
        )
