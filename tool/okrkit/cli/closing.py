"""The questions of `okr close`, to a team that sits around a terminal."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from okrkit.errors import OkrError

if TYPE_CHECKING:
    from okrkit.objective import Objective
    from okrkit.plan import Plan
    from okrkit.reference import Reference
    from okrkit.review import Verdict
    from okrkit.writing.edits.close import Answers

_LATER, _STOP, _UNCLEAR = "later", "stop", "unclear"
_NEXT = {"achieved": "abandon", "missed": "keep", "dropped": "abandon", "postponed": "keep"}


def ask_answers(plan: "Plan", asked: "Sequence[Objective]", lessons: Sequence[str], day: date) -> "Answers":
    """Verdicts on objectives and, of the teams in ``lessons``, what was learned; whoever stops keeps the answers before it."""
    from okrkit.cli.prompting import ask_if_any
    from okrkit.report.closing import at_the_end
    from okrkit.report.terminal import say_aside
    from okrkit.writing.edits.close import Answers

    verdicts: dict[Reference, Verdict] = {}
    learned: dict[str, str] = {}
    is_stopped = False
    for team in dict.fromkeys((*(one.team for one in asked), *lessons)):
        for objective in (one for one in asked if one.team == team and not is_stopped):
            for line in at_the_end(plan, objective, day):
                say_aside(line)
            outcome = _verdict_word(plan, objective, day)
            is_stopped = outcome == _STOP
            if outcome not in (_LATER, _STOP):
                verdicts[objective.reference] = _verdict(outcome)
            say_aside("")
        if team in lessons and not is_stopped:
            said = ask_if_any(f"What did {plan.team_name(team)} learn?", str)
            learned |= {team: said} if said else {}
    return Answers(verdicts, learned)


def confirm_writing(count: int) -> None:
    """Ask once more before anything is written. Raises `OkrError` for a no."""
    from okrkit.cli.prompting import confirm
    from okrkit.say.values import plural

    if not confirm(f"Write {plural(count, 'verdict')}?", default=True):
        raise OkrError("nothing was written", "`okr close` asks again, or takes answers from a file: --from")


def _verdict_word(plan: "Plan", objective: "Objective", day: date) -> str:
    from okrkit.cli.prompting import ask_choice
    from okrkit.writing.edits.close import likely

    options = {**_meanings("verdict"), _LATER: "Leave it open.", _STOP: "Leave it and all that follow open."}
    return ask_choice("How did it end?", options, likely(plan, objective, day))


def _verdict(outcome: str) -> "Verdict":
    from okrkit.cli.prompting import ask_choice, ask_if_any
    from okrkit.review import Cause, Outcome, Verdict

    cause = None
    if outcome != Outcome.ACHIEVED:
        chosen = ask_choice("What was the main reason?", {**_meanings("because"), _UNCLEAR: "Nobody can tell."})
        cause = None if chosen == _UNCLEAR else Cause(chosen)
    note = ask_if_any("What happened, in a sentence or two?", str)
    return Verdict(
        Outcome(outcome), None, cause, note, ask_choice("What happens with it now?", _meanings("next"), _NEXT[outcome])
    )


def _meanings(key: str) -> Mapping[str, str]:
    """The words that a field of a verdict may have, and what the schema says that they mean."""
    from okrkit.reading.shipped import schema

    written: dict[str, Any] = schema("okr")["$defs"]["verdict"]["properties"][key]
    return dict(zip(written["enum"], written["enumDescriptions"], strict=True))
