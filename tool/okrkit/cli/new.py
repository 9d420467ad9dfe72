"""`okr new`: write a part of a plan that is not there yet."""

import typer

from okrkit.cli.new_cycle import new_cycle
from okrkit.cli.new_key_result import new_key_result
from okrkit.cli.new_objective import new_objective
from okrkit.cli.new_team import new_team

new = typer.Typer(help="Write an objective, a key result, a team or a cycle.", no_args_is_help=True)
new.command("objective")(new_objective)
new.command("key-result")(new_key_result)
new.command("team")(new_team)
new.command("cycle")(new_cycle)
