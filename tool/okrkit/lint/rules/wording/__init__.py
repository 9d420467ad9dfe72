"""Objectives and key results as they are written."""

from okrkit.lint.rule import Rule
from okrkit.lint.rules.wording.compound_key_result import compound_key_result
from okrkit.lint.rules.wording.hard_to_read import hard_to_read
from okrkit.lint.rules.wording.jargon import jargon
from okrkit.lint.rules.wording.metric_as_objective import metric_as_objective
from okrkit.lint.rules.wording.missing_why import missing_why
from okrkit.lint.rules.wording.output_as_key_result import output_as_key_result
from okrkit.lint.rules.wording.task_as_objective import task_as_objective
from okrkit.lint.rules.wording.vague_key_result import vague_key_result
from okrkit.lint.rules.wording.vague_objective import vague_objective

WORDING: tuple[Rule, ...] = (
    task_as_objective,
    metric_as_objective,
    vague_objective,
    missing_why,
    output_as_key_result,
    vague_key_result,
    compound_key_result,
    jargon,
    hard_to_read,
)
