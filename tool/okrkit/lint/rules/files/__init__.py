"""Can the files be read at all? What reading them found, as rules that can be explained."""

from okrkit.lint.rule import Rule
from okrkit.lint.rules.files.duplicate_id import duplicate_id
from okrkit.lint.rules.files.schema import schema
from okrkit.lint.rules.files.syntax import syntax
from okrkit.lint.rules.files.team_loop import team_loop
from okrkit.lint.rules.files.unsafe_path import unsafe_path

FILES: tuple[Rule, ...] = (syntax, schema, duplicate_id, team_loop, unsafe_path)
