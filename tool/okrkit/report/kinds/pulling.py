"""Why something pulls health down, and what a part of health counts, in words."""

from collections.abc import Callable, Mapping

from okrkit.align.health import HealthPart, Part, Pull, Why
from okrkit.say.values import number, plural


def because(pull: Pull) -> str:
    """The reason in a few words."""
    return _REASONS[pull.why](pull)


def _points(pull: Pull) -> str:
    return plural(round(pull.amount or 0), "point")


def _days(pull: Pull) -> str:
    return plural(round(pull.amount or 0), "day")


_REASONS: Mapping[Why, Callable[[Pull], str]] = {
    Why.SILENT: lambda pull: f"silent for {_days(pull)}",
    Why.UNHEARD: lambda pull: f"never heard of in {_days(pull)}",
    Why.BEHIND: lambda pull: f"{_points(pull)} behind",
    Why.AT_RISK: lambda pull: f"at risk, {_points(pull)} behind",
    Why.MISSED: lambda pull: f"missed by {_points(pull)}",
    Why.PAST_DUE: lambda _: "past its due date",
    Why.UNSURE: lambda _: "nobody says how sure they are",
    Why.ORPHAN: lambda _: "serves no objective of the company",
    Why.FEW_OUTCOMES: lambda pull: (
        f"{number(pull.amount or 0) if pull.amount else 'none'} of its {pull.detail} key results is an outcome"
    ),
    Why.NO_TARGET: lambda _: "without a target",
    Why.NO_BASELINE: lambda _: "without a baseline",
    Why.UNTRUSTED: lambda pull: f"rests on {pull.detail}, which is not trusted",
    Why.BREACHED: lambda pull: f"breached for {_days(pull)}" if pull.amount else "breached",
    Why.QUIET: lambda pull: f"{pull.detail} moved without a word" if pull.detail != "existence" else "given up without a word",
}


def _of(part: Part, noun: str, well: str) -> str:
    """How many of them are well, such as "17 of 20 key results on track"; what is only partly so is not."""
    return f"{part.counted - len(part.pulls):,} of {plural(part.counted, noun)} {well}"


COUNTED: Mapping[HealthPart, Callable[[Part], str]] = {
    HealthPart.FRESHNESS: lambda part: _of(part, "key result", "heard of in time"),
    HealthPart.PACE: lambda part: _of(part, "key result", "on track"),
    HealthPart.CONFIDENCE: lambda part: _of(part, "open key result", "with a confidence"),
    HealthPart.ALIGNMENT: lambda part: _of(part, "team objective", "serve the company"),
    HealthPart.OUTCOMES: lambda part: _of(part, "objective", "rich in outcomes"),
    HealthPart.MEASURABILITY: lambda part: _of(part, "key result", "measurable"),
    HealthPart.GUARDRAILS: lambda part: _of(part, "guardrail", "held"),
    HealthPart.PROMISES: lambda part: _of(part, "promise", "kept, or moved openly"),
}
"""What each part counts, for one that counts anything."""
