"""Can it be known, and can it be gamed?"""

from okrkit.lint.rule import Rule
from okrkit.lint.rules.measure.date_outside_cycle import date_outside_cycle
from okrkit.lint.rules.measure.duplicate_metric import duplicate_metric
from okrkit.lint.rules.measure.effort_metric import effort_metric
from okrkit.lint.rules.measure.external_factor import external_factor
from okrkit.lint.rules.measure.leading_indicator_as_outcome import leading_indicator_as_outcome
from okrkit.lint.rules.measure.missing_baseline import missing_baseline
from okrkit.lint.rules.measure.missing_population import missing_population
from okrkit.lint.rules.measure.missing_source import missing_source
from okrkit.lint.rules.measure.process_health_metric import process_health_metric
from okrkit.lint.rules.measure.target_not_beyond_baseline import target_not_beyond_baseline
from okrkit.lint.rules.measure.title_disagrees_with_numbers import title_disagrees_with_numbers
from okrkit.lint.rules.measure.untrusted_metric import untrusted_metric
from okrkit.lint.rules.measure.vanity_metric import vanity_metric

MEASURE: tuple[Rule, ...] = (
    missing_baseline,
    target_not_beyond_baseline,
    title_disagrees_with_numbers,
    missing_source,
    untrusted_metric,
    missing_population,
    vanity_metric,
    effort_metric,
    process_health_metric,
    leading_indicator_as_outcome,
    external_factor,
    date_outside_cycle,
    duplicate_metric,
)
