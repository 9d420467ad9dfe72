"""`okr review`: a pull or merge request in one answer."""

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrkit.cli.lint import FailOn
from okrkit.cli.options import ComparedOn, Directory, Here, ReportFile
from okrkit.cli.posting import DryRun, OnPost, Post, PostMode, PostTo, Tag, wanted
from okrkit.errors import OkrError

if TYPE_CHECKING:
    from okrkit.report.review_answer import Answer


class ReviewFormat(StrEnum):
    """How the review is said."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"
    AZURE = "azure"
    RDJSON = "rdjson"


def review(
    base: Annotated[
        str | None,
        typer.Argument(metavar="BASE", help="A commit, BASE..HEAD, or BASE...HEAD from where HEAD left.", show_default="HEAD"),
    ] = None,
    head: Annotated[
        str | None, typer.Argument(metavar="HEAD", help="The commit to review.", show_default="the working tree")
    ] = None,
    cached: Annotated[bool, typer.Option("--cached", help="Review the index, not the working tree.")] = False,
    fail_on: Annotated[
        FailOn, typer.Option(help="End with 1 if the change brings such a finding, or a worse one.")
    ] = FailOn.ERROR,
    format: Annotated[ReviewFormat, typer.Option("--format", "-f", help="How to say the answer.")] = ReviewFormat.TEXT,
    summary: Annotated[
        Path | None,
        typer.Option(
            "--summary",
            metavar="FILE",
            help="Add the whole answer to this file, as Markdown.",
            show_default=False,
            dir_okay=False,
        ),
    ] = None,
    output: ReportFile = None,
    post: Post = False,
    post_to: PostTo = None,
    mode: OnPost = PostMode.UPDATE,
    tag: Tag = "plan",
    dry_run: DryRun = False,
    as_of: ComparedOn = None,
    directory: Directory = Here,
) -> None:
    """Can this change of the plan land?

    One answer for whoever reviews it: a verdict, the promises that move, what else changes, what the
    rules say of it that they did not say before, who should look, and what becomes of the progress.
    """
    from okrkit.cli.reporting import hand_over
    from okrkit.cli.reviewing import add_summary, open_review
    from okrkit.finding import Severity

    is_read_by_people = format is ReviewFormat.TEXT or output is not None
    if format is ReviewFormat.TEXT and output is not None:
        raise OkrError("`--output` has nothing to write: text is printed", "name a format: `--format sarif --output FILE`")
    posting = wanted(post=post, to=post_to, mode=mode, tag=tag, dry_run=dry_run)
    limit = None if fail_on is FailOn.NEVER else Severity(fail_on)
    answer = open_review(directory, base, head, as_of, cached=cached, fail_on=limit)
    if is_read_by_people:
        from okrkit.report.review import print_review

        print_review(answer)
    if format is not ReviewFormat.TEXT:
        hand_over(_said(answer, format, "the summary" if summary else ""), output and directory / output)
    if summary:
        add_summary(answer, directory / summary)
    if posting:
        from okrkit.report.review_markdown import review_comment
        from okrkit.request.verdict import Verdict

        nothing = answer.request.verdict is Verdict.UNCHANGED
        posting.carry_out(lambda most, whole: review_comment(answer, whole, most), answer.commits[1], nothing_changed=nothing)
    if answer.request.failing:
        raise typer.Exit(1)


def _said(answer: "Answer", format: ReviewFormat, rest: str) -> str:
    if format is ReviewFormat.MARKDOWN:
        from okrkit.hosts.detect import summary_page
        from okrkit.report.review_markdown import review_comment

        return review_comment(answer, summary_page(os.environ))
    if format is ReviewFormat.JSON:
        from okrkit.report.json_v1.printing import json_text
        from okrkit.report.json_v1.review import reviewed

        return json_text(reviewed(answer))
    from okrkit.report.ci.formats import CiFormat, ci_text
    from okrkit.report.review_notes import review_notes, review_run

    return ci_text(CiFormat(format), review_notes(answer), review_run(answer, rest))
