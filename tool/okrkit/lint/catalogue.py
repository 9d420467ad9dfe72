"""Every rule of okrkit, by family in the order in which they are told."""

from okrkit.lint.rule import Rule
from okrkit.lint.rules.alignment import ALIGNMENT
from okrkit.lint.rules.ambition import AMBITION
from okrkit.lint.rules.balance import BALANCE
from okrkit.lint.rules.cadence import CADENCE
from okrkit.lint.rules.files import FILES
from okrkit.lint.rules.integrity import INTEGRITY
from okrkit.lint.rules.measure import MEASURE
from okrkit.lint.rules.settings import SETTINGS
from okrkit.lint.rules.wording import WORDING

RULES: tuple[Rule, ...] = (
    *WORDING,
    *MEASURE,
    *BALANCE,
    *ALIGNMENT,
    *AMBITION,
    *CADENCE,
    *INTEGRITY,
    *FILES,
    *SETTINGS,
)
