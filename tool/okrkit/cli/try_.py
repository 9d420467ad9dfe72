"""`okr try`: what does a sentence read as, before it is in a file?"""

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from okrkit.cli.options import Directory, Here, JudgedOn
from okrkit.errors import OkrError


class As(StrEnum):
    """What the sentences are meant to be."""

    OBJECTIVE = "objective"
    KEY_RESULT = "key-result"


class Said(StrEnum):
    """How an answer is said: to people, or as one JSON object a line."""

    TEXT = "text"
    JSONL = "jsonl"


def try_(
    texts: Annotated[
        list[str] | None,
        typer.Argument(metavar="TEXT...", help="Sentences, each in quotes.", show_default="lines of standard input"),
    ] = None,
    as_: Annotated[As, typer.Option("--as", help="What they are meant to be.")] = As.KEY_RESULT,
    format: Annotated[Said, typer.Option("--format", "-f", help="How to say the answer.")] = Said.TEXT,
    as_of: JudgedOn = None,
    directory: Directory = Here,
) -> None:
    """What does a sentence read as?

    Says of a key result whether it is an outcome, of an objective whether it names a change, why it
    seems so, and which question leads further. Inside a workspace it knows its words.
    """
    from okrkit.cli.judging import rules_here
    from okrkit.cli.opening import today
    from okrkit.lint.trying import Coach, Part

    workspace, rules = rules_here(directory)
    coach = Coach(workspace, today(as_of), rules)
    part = Part.OBJECTIVE if as_ is As.OBJECTIVE else Part.KEY_RESULT
    if format is Said.JSONL:
        from okrkit.report.json_v1.trying import print_tried

        for text in texts or _lines():
            print_tried(coach.read(text, part))
    else:
        from okrkit.report.trying import print_coaching

        tried = [coach.read(text, part) for text in texts or _lines() if text.strip()]
        if not tried:
            raise _nothing()
        print_coaching(tried, part)


def _lines() -> Iterator[str]:
    """Every line of standard input, empty ones too: what is asked in a line is answered in a line."""
    if sys.stdin is None or sys.stdin.isatty():
        raise _nothing()
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _nothing() -> OkrError:
    return OkrError("there is no sentence to read", '`okr try "Hold 20 tasting evenings"`, or pipe in one on each line')
