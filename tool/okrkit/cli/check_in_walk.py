"""`okr check-in` with nothing else: it asks for what is due, one key result after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from okrkit.cli.editing import How
from okrkit.errors import OkrError

if TYPE_CHECKING:
    from okrkit.cli.opening import Opened
    from okrkit.due.need import Need
    from okrkit.objective import CheckIn, KeyResult
    from okrkit.plan import Plan
    from okrkit.writing.splicing.edit import Edit


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody said of a key result; ``done`` are titles of milestones."""

    key_result: "KeyResult"
    entry: "CheckIn"
    done: tuple[str, ...]


def walk(directory: Path, owner: str | None, day: date, how: How) -> None:
    """Ask for every key result that is due for a person, show what would be written, and write it when they agree."""
    from okrkit.cli.editing import carry_out, open_to_edit
    from okrkit.cli.opening import with_days
    from okrkit.cli.prompting import confirm
    from okrkit.report.edit import Subject
    from okrkit.report.terminal import say, say_aside
    from okrkit.say.values import plural
    from okrkit.writing.changing import Edits, about
    from okrkit.writing.landing.committing import ready_to_commit

    opened = open_to_edit(directory)
    plan = with_days(opened.loaded.plan, directory, None)
    person = _who(opened, owner)
    due = list(_due(plan, person, day))
    if not due:
        say(f"nothing is due for {plan.name_of(person)}; `okr check-in REF VALUE` checks in all the same")
        return
    if how.commit:  # before anybody has answered anything
        ready_to_commit(opened.root, sorted({need.key_result.address.path for need in due if need.key_result}))
    counted = plural(len(due), "check-in is", "check-ins are")
    say_aside(f"{counted} due for {plan.name_of(person)}. Enter skips a question, Ctrl-D ends.")
    answers = list(_answers(plan, opened.loaded.plan, due, person, day))
    if not answers:
        say("nothing was said, so nothing is written")
        return
    if not how.dry_run and not confirm(f"Write {plural(len(answers), 'check-in')}?", default=True):
        say("nothing is written")
        return
    references = tuple(one.key_result.reference for one in answers)
    title = f"{plural(len(answers), 'check-in')} of {plan.name_of(person)}"
    subject = Subject(title, f"Check in {plural(len(answers), 'key result')}", references=references, people=(person,))
    carry_out(opened, Edits(about(*references), _edits(answers)), subject, day, how)


def _who(opened: "Opened", owner: str | None) -> str:
    """Whose check-ins these are. Raises `OkrError` where nobody can tell."""
    from okrkit.align.selection import known
    from okrkit.cli.whoami import whoami

    plan = opened.loaded.plan
    if owner is not None:
        known("person", owner, tuple(plan.people), {one.name: id for id, one in plan.people.items()})
        return owner
    if (person := whoami(plan, opened.root)) is None:
        raise OkrError(
            "nobody in the plan has the address of `git config user.email`",
            "say who you are with --owner, or add your `email` to `people` in okrs.yaml",
        )
    return person


def _due(plan: "Plan", person: str, day: date) -> "Iterator[Need]":
    """A need for each key result of a person that wants a check-in, in the order of `okr status`."""
    from okrkit.due.agenda import agenda
    from okrkit.due.asked import Asked
    from okrkit.due.need import NeedKind

    wanting = (NeedKind.PAST_DUE, NeedKind.CHECK_IN_OUTDATED, NeedKind.CHECK_IN_DUE)
    seen = set()
    for desk in agenda(plan, day, Asked(owner=person)).desks:
        for need in desk.needs:
            if need.kind in wanting and need.key_result and need.reference not in seen:
                seen.add(need.reference)
                yield need


def _answers(plan: "Plan", written: "Plan", due: "list[Need]", person: str, day: date) -> Iterator[Answered]:
    """What is said of each, of the plan as it is ``written``; Ctrl-D ends the questions and keeps what was answered whole."""
    from okrkit.cli.prompting import StoppedError
    from okrkit.report.terminal import say_aside
    from okrkit.say.asked_value import before_asking

    for at, need in enumerate(due, 1):
        if need.key_result is None:
            continue
        say_aside("")
        say_aside(f"{at} of {len(due)}  {need.title}  {need.reference}")
        for line in before_asking(plan, need.key_result, need.cycle, day):
            say_aside(f"  {line}")
        objective = written.objective(need.key_result.reference)
        itself = objective.key_result(need.key_result.id) if objective else None
        try:
            answered = _ask(plan, need.key_result, itself or need.key_result, person, day)
        except StoppedError:
            return
        if answered:
            yield answered


def _ask(plan: "Plan", key_result: "KeyResult", written: "KeyResult", person: str, day: date) -> Answered | None:
    """The questions about one key result; None where everything was skipped.

    Where ``written`` keeps its value in `current`, there is no room for words, nor for who says them.
    """
    from okrkit.cli.prompting import as_number, ask_choice, ask_if_any, confirm
    from okrkit.history.dated import is_short
    from okrkit.objective import CheckIn
    from okrkit.report.terminal import say_aside
    from okrkit.say.values import number
    from okrkit.writing.edits.plausible import is_odd_step

    short = is_short(written)
    unit = plan.unit_of(key_result)
    open_ = {one.title: "" for one in key_result.milestones if one.done is None}
    done: list[str] = []
    value = None
    if key_result.milestones:
        while open_ and confirm("Is a milestone reached since?"):
            done.append(ask_choice("  Which one?", open_))
            del open_[done[-1]]
    else:
        value = ask_if_any(f"Value{f' in {unit}' if unit else ''}", as_number)
        if value is not None and is_odd_step(key_result, value, day):
            say_aside(f"  {number(value, unit)} is far from what was known before")
            if not confirm("  Is it right?"):
                value = ask_if_any("Value", as_number)
        if value is None and not short and not confirm("Is there something to say without a value?"):
            return None
    confidence = ask_if_any("Confidence in the target, 0 to 1", as_share)
    questions = () if short else ("What happened", "What stands in the way", "What comes next")
    words = [ask_if_any(question, str) or None for question in questions] or [None] * 3
    if value is None and confidence is None and not any(words) and not done:
        return None
    return Answered(written, CheckIn(day, value, confidence, None if short else person, *words), tuple(done))


def as_share(answer: str) -> float:
    """For `ask`: a confidence. Raises `OkrError`."""
    from okrkit.cli.prompting import as_number

    if not 0 <= (share := as_number(answer)) <= 1:
        raise OkrError(f"{answer} is not between 0 and 1: 0 is no hope, 1 is certainty")
    return share


def _edits(answers: list[Answered]) -> "dict[str, list[Edit]]":
    from okrkit.writing.edits.check_in import check_in

    edits: dict[str, list[Edit]] = {}
    for one in answers:
        edits.setdefault(one.key_result.address.path, []).extend(check_in(one.key_result, one.entry, one.done))
    return edits
