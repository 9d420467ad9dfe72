"""How far stated confidence can be believed.

Brier, "Verification of forecasts expressed in terms of probability" (1950); the curve is that of Murphy and Winkler,
"Reliability of subjective probability forecasts" (1977).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import TypeVar

from okrkit.measure.bets import Bet

FEWEST = 10
"""Bets that allow a verdict: of fewer, luck alone moves the share that was met by 30 points and more."""
FEWEST_IN_BAND = 5
"""Bets of a band of the curve that allow a share; of fewer only the counts can be told."""
BANDS = 5
"""The parts of the curve. People state tenths, and a plan has tens of bets, not thousands."""
_Key = TypeVar("_Key")

_SURELY = 2.0
"""Standard deviations beyond which a distance is no luck: about one time in twenty it is all the same."""


class Verdict(StrEnum):
    """What the bets say of the confidence as a whole."""

    TOO_FEW = "too-few"
    ABOUT_RIGHT = "about-right"
    TOO_SURE = "too-sure"
    TOO_CAREFUL = "too-careful"


@dataclass(frozen=True, slots=True)
class Band:
    """The bets with a confidence from ``low`` to ``high``, which belongs to the next band, and to the last one at 1.

    ``said`` is their mean confidence, 0 to 1, None where there are none; ``met`` counts the targets that were met.
    """

    low: float
    high: float
    bets: int
    met: int
    said: float | None

    @property
    def happened(self) -> float | None:
        """The share that was met, 0 to 1; None where there are too few to say."""
        return self.met / self.bets if self.bets >= FEWEST_IN_BAND else None


@dataclass(frozen=True, slots=True)
class Calibration:
    """Confidence against what happened, for some bets.

    ``said`` is the mean confidence, ``brier`` the mean of (confidence − outcome)², both 0 to 1 and None without a bet:
    0 is always sure and always right, 0.25 is what saying 0.5 of everything gets, 1 is always sure and always wrong.
    ``met`` counts the targets that were met, ``good`` those and the stretches that came far enough.
    """

    bets: int
    met: int
    good: int
    said: float | None
    brier: float | None
    curve: tuple[Band, ...]
    verdict: Verdict

    @property
    def happened(self) -> float | None:
        """The share that was met, 0 to 1; None without a bet."""
        return self.met / self.bets if self.bets else None


def calibrate(bets: Iterable[Bet]) -> Calibration:
    """The calibration of some bets. Their order does not matter."""
    bets = tuple(bets)
    return Calibration(
        bets=len(bets),
        met=sum(bet.met for bet in bets),
        good=sum(bet.good for bet in bets),
        said=_mean([bet.confidence for bet in bets]),
        brier=_mean([(bet.confidence - bet.met) ** 2 for bet in bets]),
        curve=_curve(bets),
        verdict=_verdict(bets),
    )


def calibrate_by(bets: Iterable[Bet], key: Callable[[Bet], _Key]) -> Mapping[_Key, Calibration]:
    """The calibration of each group of bets, in the order in which the groups appear."""
    groups: dict[_Key, list[Bet]] = defaultdict(list)
    for bet in bets:
        groups[key(bet)].append(bet)
    return {one: calibrate(group) for one, group in groups.items()}


def _curve(bets: tuple[Bet, ...]) -> tuple[Band, ...]:
    inside: list[list[Bet]] = [[] for _ in range(BANDS)]
    for bet in bets:
        inside[min(int(round(bet.confidence * BANDS, 9)), BANDS - 1)].append(bet)  # 0.6 · 5 is 3, not 2.9999999999999996
    return tuple(
        Band(at / BANDS, (at + 1) / BANDS, len(band), sum(bet.met for bet in band), _mean([bet.confidence for bet in band]))
        for at, band in enumerate(inside)
    )


def _verdict(bets: tuple[Bet, ...]) -> Verdict:
    """Whether as many targets were met as the confidences add up to, give or take what luck does to a sum of such throws."""
    if len(bets) < FEWEST:
        return Verdict.TOO_FEW
    too_many_said = sum(bet.confidence - bet.met for bet in bets)
    luck = sqrt(sum(bet.confidence * (1 - bet.confidence) for bet in bets))
    if abs(round(too_many_said, 9)) <= _SURELY * luck:
        return Verdict.ABOUT_RIGHT
    return Verdict.TOO_SURE if too_many_said > 0 else Verdict.TOO_CAREFUL


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None
