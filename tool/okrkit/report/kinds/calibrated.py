"""What the report on calibration is about: the bets of a part of the plan, held against what happened."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from okrkit.align.narrow import Narrow
from okrkit.measure.bets import Bets, bets
from okrkit.measure.calibration import Calibration, calibrate, calibrate_by
from okrkit.measure.track_record import LAST, ended_cycles, full_in_a_row
from okrkit.report.kinds.question import Question


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The bets of a part of the plan, together and by team and owner.

    ``full`` are the cycles in a row that each team ended with full scores, where they are two or more; none are looked for
    where the report is about less than all that a team did.
    """

    question: Question
    bets: Bets
    whole: Calibration
    teams: Mapping[str, Calibration]
    owners: Mapping[str | None, Calibration]
    full: Mapping[str, tuple[str, ...]]


def calibrated(question: Question) -> Calibrated:
    """What a part of the plan says of stated confidence. Raises `OkrError` for a name that does not exist."""
    found = bets(question.part, question.day)
    whole_teams = replace(question.asked, team=None, level=None) == Narrow()
    in_a_row = ended_cycles(question.part, question.day) if whole_teams else {}
    return Calibrated(
        question=question,
        bets=found,
        whole=calibrate(found.decided),
        teams=calibrate_by(found.decided, lambda bet: bet.team),
        owners=calibrate_by(found.decided, lambda bet: bet.owner),
        full={
            team: tuple(one.cycle.id for one in full)
            for team, ended in in_a_row.items()
            if len(full := full_in_a_row(ended)) >= LAST
        },
    )
