"""`okr explain`: what does a rule teach?"""

from typing import Annotated

import typer

from okrkit.cli.options import Directory, Format, Here, OutputFormat


def explain(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="RULE...", help="Which rules; none lists all of them.", show_default=False),
    ] = None,
    format: OutputFormat = Format.TEXT,
    directory: Directory = Here,
) -> None:
    """Teach a rule.

    Its lesson and why, its options, a plan that it flags and one that it does not, how to set and how
    to exempt it. Inside a workspace it knows the rules that packages bring, and how each is set.
    """
    from okrkit.cli.judging import rules_here
    from okrkit.lint.selection import find_rules

    _, rules = rules_here(directory)
    asked = find_rules(rules, names or ())
    if format is Format.JSON:
        from okrkit.report.json_v1.explaining import explained
        from okrkit.report.json_v1.printing import print_json

        print_json(explained(asked))
    elif names:
        from okrkit.report.explain import print_pages

        print_pages(asked)
    else:
        from okrkit.report.explain import print_catalogue

        print_catalogue(asked)
