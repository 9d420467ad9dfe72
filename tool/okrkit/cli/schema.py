"""`okr schema`: the contract, for editors and for other programs."""

from typing import Annotated

import typer

from okrkit.cli.completing import schemas


def schema(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="Which schema; none lists them.", show_default=False, autocompletion=schemas),
    ] = None,
) -> None:
    """Print a JSON Schema.

    Of the files of a plan, for editors; of the JSON outputs, for other programs.
    """
    from okrkit.reading.schema import schema as read_schema
    from okrkit.reading.schema import schema_names
    from okrkit.report.json_v1.printing import print_json
    from okrkit.report.terminal import say

    if name is not None:
        print_json(read_schema(name))
        return
    longest = max(map(len, schema_names()))
    for known in schema_names():
        say((f"{known:<{longest + 2}}", "bold"), read_schema(known)["title"])
