"""The report on calibration in words: what was said of targets, and what became of them."""

from collections.abc import Iterable, Iterator

from okrkit.measure.bets import GOOD, LeftOut
from okrkit.measure.calibration import FEWEST, Calibration, Verdict
from okrkit.report.json_v1.calibration import calibration as as_json
from okrkit.report.kinds.answer import Answer, Figure, Records, Table, Unit
from okrkit.report.kinds.calibrated import Calibrated, calibrated
from okrkit.report.kinds.question import Question
from okrkit.say.values import day, join, number, percent, plural

_VERDICTS = {
    Verdict.TOO_FEW: "too few to say",
    Verdict.ABOUT_RIGHT: "about right",
    Verdict.TOO_SURE: "too sure",
    Verdict.TOO_CAREFUL: "too careful",
}
_WHOLE = _VERDICTS | {
    Verdict.TOO_FEW: f"too few to say which way, for that takes {FEWEST}",
    Verdict.ABOUT_RIGHT: "about right, for luck moves it by as much",
}
_LEFT_OUT = {
    LeftOut.DROPPED: "dropped",
    LeftOut.UNSTATED: "without a confidence in the first half of the cycle",
    LeftOut.REDEFINED: "measured in another way since",
    LeftOut.UNKNOWN: "without a value at the end",
}
_RECORDS = ("team", "cycle", "reference", "title", "owner", "stated_on", "confidence", "score", "met", "good")


def calibration(question: Question) -> Answer:
    """What is a confidence worth? Raises `OkrError` for a name that does not exist."""
    found = calibrated(question)
    teams = ((question.plan.team_name(team), one) for team, one in found.teams.items())
    owners = ((question.plan.name_of(owner), one) for owner, one in found.owners.items())
    return Answer(
        title=f"Calibration, {day(question.day)} {question.day.year}",
        said=tuple(_said(found)),
        tables=(_curve(found.whole), _groups("Team", teams), _groups("Owner", owners)) if found.whole.bets else (),
        notes=tuple(_notes(found)),
        records=_records(found),
        json=as_json(found),
        figures=_figures(found.whole),
    )


def _said(found: Calibrated) -> Iterator[str]:
    whole = found.whole
    if whole.said is None or whole.brier is None:
        yield "No key result of a cycle that is over was given a confidence in time, so there is nothing to compare."
        return
    known = found.question.plan.cycles
    cycles = join(sorted({bet.cycle for bet in found.bets.decided}, key=lambda id: (known[id].starts, -known[id].days)))
    expected = number(round(whole.said * whole.bets, 1))
    yield (
        f"The confidences of {plural(whole.bets, 'key result')} of {cycles} add up to {expected} that meet their target,"
        f" and {whole.met or 'none'} did: {_WHOLE[whole.verdict]}."
    )
    yield f"Brier score {whole.brier:.2f}: 0 is sure and right each time, 0.25 is what 0.5 of everything gets."
    if whole.good > whole.met:
        yield f"{whole.good} ended well, if {percent(GOOD)} of the way is enough for a stretch."


def _figures(whole: Calibration) -> tuple[Figure, ...]:
    return (
        Figure("key-results", "Key results", whole.bets, Unit.COUNT),
        Figure("stated-confidence", "Stated confidence", whole.said, Unit.SCORE),
        Figure("share-met", "Met their target", whole.happened, Unit.SHARE, more_is_better=True),
        Figure("brier-score", "Brier score", whole.brier, Unit.SCORE, more_is_better=False),
    )


def _curve(whole: Calibration) -> Table:
    return Table(
        ("Confidence", "Key results", "On average", "Met", "Share"),
        tuple(
            (
                f"{band.low:.1f} to {'1' if band.high == 1 else f'under {band.high:.1f}'}",
                str(band.bets),
                f"{band.said:.2f}",
                str(band.met),
                "too few" if band.happened is None else percent(band.happened),
            )
            for band in whole.curve
            if band.said is not None
        ),
        frozenset({1, 2, 3, 4}),
    )


def _groups(heading: str, groups: Iterable[tuple[str, Calibration]]) -> Table:
    return Table(
        (heading, "Key results", "On average", "Met", "Brier", "Verdict"),
        tuple(
            (name, str(one.bets), f"{one.said:.2f}", str(one.met), f"{one.brier:.2f}", _VERDICTS[one.verdict])
            for name, one in groups
        ),
        frozenset({1, 2, 3, 4}),
    )


def _notes(found: Calibrated) -> Iterator[str]:
    plan = found.question.plan
    for team, cycles in found.full.items():
        yield (
            f"{plan.team_name(team)} ended {join(cycles)} with full scores, and had not committed itself to all of them:"
            " was any of these targets ever in doubt?"
        )
    counts = [f"{found.bets.left_out[reason]} {told}" for reason, told in _LEFT_OUT.items() if found.bets.left_out.get(reason)]
    if counts:
        yield f"Left out: {join(counts)}."
    if found.whole.bets:
        yield "A confidence counts as it stood at the freeze, or first after it, and is held against the target of that day."


def _records(found: Calibrated) -> Records:
    return Records(
        _RECORDS,
        tuple(
            (
                bet.team,
                bet.cycle,
                str(bet.reference),
                bet.title,
                bet.owner,
                bet.stated_on.isoformat(),
                bet.confidence,
                bet.score,
                bet.met,
                bet.good,
            )
            for bet in found.bets.decided
        ),
        key=("reference",),
    )
