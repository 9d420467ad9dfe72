"""A parser's complaint becomes a sentence about the text that its writer sees, and what to write instead."""

from okrkit.reading.yaml.advice import structure, values
from okrkit.reading.yaml.advice.stop import Complaint, Stop
from okrkit.reading.yaml.error import YamlError

__all__ = ["Complaint", "explain"]

LOOKS = (
    values.conflict,
    values.tab,
    values.template,
    values.directive,
    values.escape,
    values.quote,
    values.indicator,
    values.block,
    structure.bracket,
    structure.missing_space,
    structure.colon,
    structure.dash,
)
"""What people type wrong, the surest signs first; each answers for what it recognises and leaves the rest to the next."""


def explain(text: str, complaint: Complaint) -> YamlError:
    """What is wrong with ``text``, as its writer would say it."""
    stop = Stop(text, complaint)
    return next((error for look in LOOKS if (error := look(stop))), None) or structure.indentation(stop)
