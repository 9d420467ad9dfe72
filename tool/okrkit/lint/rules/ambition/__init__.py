"""Neither too easy nor out of reach."""

from okrkit.lint.rule import Rule
from okrkit.lint.rules.ambition.hit_all_or_miss_all import hit_all_or_miss_all
from okrkit.lint.rules.ambition.missing_ambition import missing_ambition
from okrkit.lint.rules.ambition.sandbagging import sandbagging
from okrkit.lint.rules.ambition.unrealistic import unrealistic

AMBITION: tuple[Rule, ...] = (sandbagging, unrealistic, missing_ambition, hit_all_or_miss_all)
