"""`okr report`: what leaders read, one question each."""

from collections.abc import Callable
from dataclasses import replace
from inspect import signature
from typing import TYPE_CHECKING

import typer

from okrkit.cli.report_kinds import KINDS, Kind
from okrkit.cli.report_options import ReportFormat, ReportOptions
from okrkit.errors import OkrError

if TYPE_CHECKING:
    from okrkit.report.kinds.answer import Answer
    from okrkit.report.kinds.question import Question

report = typer.Typer(help="Answer one question about the whole plan.", no_args_is_help=True)


def _command(kind: Kind) -> Callable[..., None]:
    """A command whose parameters are the fields of the kind's options."""

    def command(**typed: object) -> None:
        _report(kind, kind.options(**typed))  # type: ignore[arg-type]  # typer has read them by the signature

    command.__signature__ = signature(kind.options).replace(return_annotation=None)  # type: ignore[attr-defined]
    return command


for _kind in KINDS:
    report.command(_kind.name, help=f"{_kind.question}\n\n{_kind.told}")(_command(_kind))


def _report(kind: Kind, options: ReportOptions) -> None:
    from okrkit.cli.asking import opened_question
    from okrkit.report.kinds.about import about

    with opened_question(options) as question:
        if options.compare is None:
            _say(replace(kind.answer(question), about=about(question)), options, question)
        else:
            _say(_compared(kind, question, options.compare, options), options, question)


def _compared(kind: Kind, question: "Question", with_: str, options: ReportOptions) -> "Answer":
    from okrkit.cli.report_sides import open_sides
    from okrkit.report.kinds.about import about
    from okrkit.report.kinds.compared import Side, compared

    sides = open_sides(question, with_, options, of_ends=kind.of_ends)
    now = Side(sides.names[1], sides.now, kind.answer(sides.now))
    try:
        then = Side(sides.names[0], sides.then, kind.answer(sides.then))
    except OkrError as error:  # a team that there was not yet
        raise OkrError(f"{error.message} ({sides.names[0]})", error.help) from None
    answer = compared(kind.name, then, now, across_cycles=sides.across_cycles)
    common = replace(question, asked=replace(question.asked, cycle=None)) if sides.across_cycles else question
    return replace(answer, about=about(common))


def _say(answer: "Answer", options: ReportOptions, question: "Question") -> None:
    from okrkit.cli.reporting import hand_over
    from okrkit.report.kinds.about import left_out

    if options.said_as is ReportFormat.TEXT and options.output is None:
        from okrkit.report.kinds.text import print_answer

        print_answer(answer)
    else:
        told = replace(answer, notes=(*answer.notes, *left_out(question)))  # nobody reads the warning beside a file
        hand_over(_FORMS[options.said_as](told), options.output)


def _text(answer: "Answer") -> str:
    from okrkit.report.kinds.text import answer_text

    return answer_text(answer)


def _markdown(answer: "Answer") -> str:
    from okrkit.report.kinds.markdown import markdown_text

    return markdown_text(answer)


def _json(answer: "Answer") -> str:
    from okrkit.report.json_v1.printing import json_text

    return json_text(answer.json)


def _csv(answer: "Answer") -> str:
    from okrkit.report.kinds.spreadsheet import csv_text

    return csv_text(answer)


def _page(answer: "Answer") -> str:
    from okrkit.report.kinds.page import page

    return page(answer)


_FORMS: dict[ReportFormat, Callable[["Answer"], str]] = {
    ReportFormat.TEXT: _text,
    ReportFormat.MARKDOWN: _markdown,
    ReportFormat.JSON: _json,
    ReportFormat.CSV: _csv,
    ReportFormat.HTML: _page,
}
