"""The answer of `okr lint` in the terminal: every finding below its objective, and what to make of all of them."""

from dataclasses import replace
from itertools import groupby

from okrkit.finding import Severity
from okrkit.lint.linting import Told
from okrkit.lint.past import Seen
from okrkit.objective import Objective
from okrkit.reference import Reference
from okrkit.report.lint_answer import Answer, Placed
from okrkit.report.source import print_source
from okrkit.report.terminal import SEVERITY_STYLE, say, say_item
from okrkit.say.values import join, plural, shortened

NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "hint"}
_MOST_RULES = 5
"""How many rules are named as those that are seen most often."""


def print_answer(answer: Answer) -> None:
    """Each finding with its line of source and the way forward, by file and objective, and counts at the end."""
    objectives = {objective.reference: objective for objective in answer.loaded.draft.objectives}
    for (path, reference), group in groupby(answer.placed, lambda one: (one.told.place.path, _objective(one.told))):
        _print_heading(path, objectives.get(reference) if reference else None, answer)
        before = None
        for placed in group:
            _print(placed, answer, shows_source=placed[1:] != before)
            before = placed[1:]
    _print_counts(answer)


def print_saved(name: str, entries: int) -> None:
    """Say that a baseline was written."""
    say(("✔ ", "green"), f"{name} has {plural(entries, 'finding')}: `okr lint --baseline {name}` tells what is new")


def _objective(told: Told) -> Reference | None:
    return told.place.reference.parent if told.place.reference else None


def _print_heading(path: str, objective: Objective | None, answer: Answer) -> None:
    if objective is None:
        say((answer.shown(path), "bold underline"))
    else:
        say((str(objective.reference), "bold underline"), f"  {shortened(objective.title)}")
    say("")


def _print(placed: Placed, answer: Answer, *, shows_source: bool) -> None:
    """One finding; its line of source stands below the first of several that mean the same words."""
    finding, location = placed.told.finding, placed.location
    style = SEVERITY_STYLE[finding.severity]
    say(
        (str(replace(location, path=answer.shown(location.path))), "bold"),
        " ",
        (finding.severity, style),
        f" {finding.message}",
        (f"  {finding.rule}", "dim"),
    )
    if shows_source and (source := answer.loaded.excerpt(location)):
        print_source(source, location.line, location.column, placed.length, style)
    if finding.help:
        say_item("      help: ", finding.help, lead_style="bold")
    say("")


def _print_counts(answer: Answer) -> None:
    if answer.told:
        told = join([plural(count, NOUNS[severity]) for severity, count in answer.counts.items()])
        objectives = len({_objective(one) for one in answer.told} - {None})
        files = len({one.place.path for one in answer.told})
        where = f" on {plural(objectives, 'objective')}" if objectives else ""
        say((told, "bold"), f"{where} in {plural(files, 'file')}{_scope(answer)}{_ending(answer)}")
        _print_often(answer)
    elif answer.loaded.plan.organization:
        _print_good_news(answer)
    _print_filtered(answer)
    if answer.told:
        say(("`okr explain RULE` teaches a rule, and how to set or exempt it", "dim"))


def _scope(answer: Answer) -> str:
    since = f" since {answer.since}" if answer.since else ""
    return f"{since} in {', '.join(answer.paths)}" if answer.paths else since


def _ending(answer: Answer) -> str:
    """What the findings mean for a build."""
    failing = "nothing fails" if not answer.failing else f"{answer.failing} {'fails' if answer.failing == 1 else 'fail'}"
    return f"; {failing} the run (--fail-on {answer.fail_on or 'never'})"


def _print_often(answer: Answer) -> None:
    if len(answer.often) > 1:
        named = [f"{name} {count}" for name, count in answer.often[:_MOST_RULES]]
        more = len(answer.often) - _MOST_RULES
        say("most often: ", ", ".join(named), f", {plural(more, 'other rule')}" if more > 0 else "")


def _print_good_news(answer: Answer) -> None:
    plan = answer.loaded.draft
    objectives, key_results = len(plan.objectives), sum(len(one.key_results) for one in plan.objectives)
    asked = f"{plural(objectives, 'objective')}, {plural(key_results, 'key result')}, {plural(len(answer.linted.ran), 'rule')}"
    nothing = "nothing new to say" if answer.since or answer.covered else "nothing to say"
    say(("✔ ", "green"), f"{asked}: {nothing}{_scope(answer)}")


def _print_filtered(answer: Answer) -> None:
    if answer.linted.exempted:
        say(f"{plural(answer.linted.exempted, 'finding')} exempted in okrs.yaml")
    if answer.covered:
        say(f"{plural(answer.covered, 'finding')} known from {answer.baseline}")
    if answer.gone:
        gone = "entry" if len(answer.gone) == 1 else "entries"
        say(f"{len(answer.gone)} {gone} of {answer.baseline} found no more: `--write-baseline` forgets them")
    if answer.unseen:
        what = "did not run" if answer.linted.past and answer.linted.past.seen is Seen.NOTHING else "saw only a part"
        say(f"the rules that look at the past {what}: {answer.unseen}")
    if not answer.loaded.plan.organization:
        say("okrs.yaml cannot be read, so the rules that judge a plan did not run")
    elif answer.unread:
        these = "what it says" if answer.unread == 1 else "what they say"
        say(f"{plural(answer.unread, 'file')} cannot be read, and nobody looked at {these}")
