"""The part of the alignment that a request touches, as a Mermaid diagram."""

from collections.abc import Iterator

from okrkit.plan import Plan
from okrkit.report.review_answer import Answer
from okrkit.request.neighbourhood import Neighbourhood, Node, Presence
from okrkit.say.escape import mermaid
from okrkit.say.values import shortened

MOST_CHARACTERS = 45_000
MOST_EDGES = 400
"""Mermaid refuses what has more than 50,000 characters or 500 edges, and no diagram can ask for more."""

_ARROWS = {Presence.STAYS: "-->", Presence.NEW: "==>|new|", Presence.GONE: "-.->|no longer|"}
_LONGEST = 60


def diagram(answer: Answer) -> str | None:
    """What serves what around the request; None where that is more than Mermaid draws, or nothing."""
    around = answer.request.neighbourhood
    if not around.edges or len(around.edges) > MOST_EDGES:
        return None
    text = "\n".join(_lines(around, answer))
    return text if len(text) <= MOST_CHARACTERS else None


def _lines(around: Neighbourhood, answer: Answer) -> Iterator[str]:
    names = {node.objective.reference: f"n{number}" for number, node in enumerate(around.nodes, 1)}
    yield "flowchart BT"
    for node in around.nodes:
        yield f'  {names[node.objective.reference]}["{_label(node, answer.plan_of(node.objective.reference))}"]'
    for edge in around.edges:
        yield f"  {names[edge.child]} {_ARROWS[edge.presence]} {names[edge.parent]}"
    for look, meant in (
        ("stroke-width:4px", [node for node in around.nodes if node.touched]),
        ("stroke-dasharray:6 4", [node for node in around.nodes if node.presence is Presence.GONE]),
    ):
        for node in meant:
            yield f"  style {names[node.objective.reference]} {look}"


def _label(node: Node, plan: Plan) -> str:
    objective = node.objective
    gone = ", gone" if node.presence is Presence.GONE else ", new" if node.presence is Presence.NEW else ""
    where = f"{plan.team_name(objective.team)} {objective.cycle}{gone}"
    return f"{mermaid(shortened(objective.title, _LONGEST))}<br/>{mermaid(shortened(where, _LONGEST))}"
