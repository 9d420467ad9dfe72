"""What the workspace asks of the rules."""

from okrkit.lint.rule import Rule
from okrkit.lint.rules.settings.expired_exemption import expired_exemption
from okrkit.lint.rules.settings.unused_exemption import unused_exemption
from okrkit.lint.rules.settings.wrong_setting import wrong_setting

SETTINGS: tuple[Rule, ...] = (wrong_setting, expired_exemption, unused_exemption)
