"""`okr close`: look back on a cycle."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from okrkit.cli.editing import How, OnDay, changes_plan
from okrkit.errors import OkrError

if TYPE_CHECKING:
    from okrkit.objective import Objective
    from okrkit.plan import Plan
    from okrkit.writing.edits.close import Answers


@changes_plan
def close(
    cycle: Annotated[str, typer.Argument(metavar="CYCLE", help="The cycle that is over.", show_default=False)],
    team: Annotated[str | None, typer.Option(metavar="TEAM", help="Only of this team.", show_default=False)] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Take the answers from CSV, YAML or JSON, or from `-`: reference, verdict, because, note, next.",
            show_default=False,
        ),
    ] = None,
    learned: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What the team learned; with --team.", show_default=False)
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Also ask for, and replace, what is there already.")] = False,
    early: Annotated[bool, typer.Option("--early", help="Close a cycle that is not over yet.")] = False,
    day: OnDay = None,
    *,
    how: How,
) -> None:
    """Look back on a cycle: what came of each objective, why, and what is next.

    Shows what was promised and reached, works out the score, asks for the verdict and its reason, and writes them
    below `review` in the file of each team. Without a terminal, --from takes the answers from a file.
    """
    from okrkit.cli.closing import ask_answers, confirm_writing
    from okrkit.cli.editing import carry_out, not_ahead, open_to_edit
    from okrkit.cli.prompting import is_interactive
    from okrkit.cli.teams_of_cycle import teams_of
    from okrkit.report.edit import Subject, Warned
    from okrkit.writing.edits.close import close as closed
    from okrkit.writing.edits.close import unjudged

    on = not_ahead(day)
    opened = open_to_edit(how.directory)
    plan = opened.loaded.plan
    teams = teams_of(plan, cycle, team)
    if not early and on < plan.cycles[cycle].ends:
        raise OkrError(f"{cycle} ends on {plan.cycles[cycle].ends}", "--early closes it before that")
    if learned is not None and len(teams) > 1:
        raise OkrError("several teams look back here, and each learned something else", "name one: --team")
    asked = (
        [one for one in plan.objectives if one.cycle == cycle and one.team in teams] if again else unjudged(plan, cycle, teams)
    )
    if source is not None:
        answers = _from(source, plan, cycle, teams)
    elif asked and is_interactive():
        answers = ask_answers(plan, asked, [] if learned else _without_lesson(plan, cycle, teams, again=again), on)
        if answers.verdicts and not how.dry_run:
            confirm_writing(len(answers.verdicts))
    else:
        answers = _nothing()
    if not is_interactive() or source is not None:
        _all_judged([one for one in asked if one.reference not in answers.verdicts], cycle, again=again)
    if learned:
        answers = _with_lesson(answers, teams[0], learned)
    done = closed(plan, cycle, answers, on, again=again)
    name = f"{plan.team_name(team)}, {cycle}" if team else cycle
    subject = Subject(
        name,
        f"Close {cycle} of {plan.team_name(team)}" if team else f"Close {cycle}",
        references=done.judged,
        left=tuple(f"{one.team}/{one.objective} has a verdict already: --again replaces it" for one in done.left),
        nothing=f"{name}: no verdict is to be written",
    )
    warnings = [Warned(f"{one.about.team}/{one.about.objective}: {one.message}", one.help) for one in done.doubts]
    carry_out(opened, done.edits, subject, on, how, warnings)


def _nothing() -> "Answers":
    from okrkit.writing.edits.close import Answers

    return Answers()


def _with_lesson(answers: "Answers", team: str, learned: str) -> "Answers":
    from dataclasses import replace

    return replace(answers, learned={**answers.learned, team: learned.strip()})


def _from(source: str, plan: "Plan", cycle: str, teams: Sequence[str]) -> "Answers":
    """The answers of a file. Raises `OkrError` where one cannot be used, after each was said."""
    from okrkit.cli.check_in_file import text_of
    from okrkit.report.terminal import say_error
    from okrkit.say.values import plural
    from okrkit.writing.edits.answers import read_answers

    name = "standard input" if source == "-" else source
    answers, problems = read_answers(text_of(source, name), name, plan, cycle, teams)
    for one in problems:
        say_error(f"{one.place}: {one.message}", one.help)
    if problems:
        raise OkrError(
            f"{plural(len(problems), 'row')} of {name} cannot be used", "nothing was written; mend it and run this again"
        )
    return answers


def _all_judged(missing: "Sequence[Objective]", cycle: str, *, again: bool) -> None:
    """Raise `OkrError` where an objective is left without a verdict; what was dropped needs none."""
    open = [f"{one.team}/{one.id}" for one in missing if one.dropped is None and not again]
    if open:
        help = "run this in a terminal, or say it with --from FILE: reference, verdict, because, note and next of each"
        raise OkrError(f"there is no verdict on {', '.join(open)} of {cycle}", help)


def _without_lesson(plan: "Plan", cycle: str, teams: Sequence[str], *, again: bool) -> list[str]:
    told = {one.team for one in plan.reviews if one.cycle == cycle and one.learned}
    return [team for team in teams if again or team not in told]
