"""`okr report`: what leaders read, one question each."""

from collections.abc import Callable
from dataclasses import replace
from inspect import signature
from typing import TYPE_CHECKING

import typer

from okrkit.cli.report_kinds import KINDS, Kind
from okrkit.cli.report_options import ReportFormat, ReportOptions

if TYPE_CHECKING:
    from okrkit.report.kinds.answer import Answer

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
        _say(replace(kind.answer(question), about=about(question)), options)


def _say(answer: "Answer", options: ReportOptions) -> None:
    from okrkit.cli.reporting import hand_over

    if options.said_as is ReportFormat.TEXT and options.output is None:
        from okrkit.report.kinds.text import print_answer

        print_answer(answer)
    else:
        hand_over(_FORMS[options.said_as](answer), options.output)


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
