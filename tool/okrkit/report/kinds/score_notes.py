"""What the report on scores asks back."""

from collections.abc import Iterator

from okrkit.measure.bets import GOOD
from okrkit.objective import Ambition
from okrkit.report.kinds.in_cells import two_decimals
from okrkit.report.kinds.scored import Mark, Scored
from okrkit.say.values import join, plural, quoted


def notes(found: Scored) -> Iterator[str]:
    """Claims and bounds, what nobody looked back on, what was never in doubt, and how scores are to be read."""
    for one in found.endings:
        if one.disagrees:
            claimed, given = two_decimals(one.claimed), two_decimals(one.score)
            yield f"{quoted(one.objective.title)} claims {claimed}, and its key results give {given}."
    for one in found.endings:
        if one.broken and one.score is not None:
            broken, score = join([quoted(title) for title in one.broken]), two_decimals(one.score)
            yield f"{quoted(one.objective.title)} is not well with {score}, for a guardrail is broken: {broken}."
    yield from _not_reviewed(found)
    yield from _never_in_doubt(found)
    if found.endings:
        unsaid = sum(1 for one in found.endings if one.objective.ambition is None)
        yield (
            f"Kept is 1.00, good is {GOOD:.2f} and more where a stretch was meant, short is less, or a broken guardrail."
            " A score with a key result that nobody measured is unknown, not 0."
            + (
                f" {plural(unsaid, 'objective')} without an ambition {'is' if unsaid == 1 else 'are'} held to 1.00."
                if unsaid
                else ""
            )
        )
    if any(one.first != one.score for one in found.endings):
        yield (
            "First is what the promises of the freeze give: rebaselines and drops since are taken back. What moved without a"
            " rebaseline is not; `okr goalposts` tells of it."
        )


def _not_reviewed(found: Scored) -> Iterator[str]:
    for (team, cycle), endings in found.parts.items():
        owed = [one for one in endings if one.is_owed]
        name = found.question.plan.team_name(team)
        if owed and not endings[0].looked_back:
            yield f"{name} has not looked back on {cycle}: {plural(len(owed), 'objective')} without a verdict."
        elif owed:
            yield f"The review of {name} for {cycle} says nothing of {join([quoted(one.objective.title) for one in owed])}."
        uncaused = [one for one in endings if one.mark is Mark.SHORT and one.verdict and one.verdict.because is None]
        if uncaused:
            yield f"{name} fell short in {cycle} without saying why: {join([quoted(one.objective.title) for one in uncaused])}."


def _never_in_doubt(found: Scored) -> Iterator[str]:
    for team, cycles in found.full.items():
        name = found.question.plan.team_name(team)
        yield f"{name} ended {join(cycles)} with full scores: was any of these targets ever in doubt?"
    for (team, cycle), endings in found.parts.items():
        stretches = [one for one in endings if one.over and one.objective.ambition is Ambition.ASPIRATIONAL]
        if team not in found.full and len(stretches) > 1 and all(one.score == 1 for one in stretches):
            name = found.question.plan.team_name(team)
            yield f"All {len(stretches)} stretches of {name} for {cycle} were reached in full: were they stretches?"
