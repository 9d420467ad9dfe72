"""What git remembers; its rules come with the story of goalposts."""

from okrkit.lint.rule import Rule

INTEGRITY: tuple[Rule, ...] = ()
