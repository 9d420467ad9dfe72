"""What reading found, told by the rules of its names."""

from collections.abc import Iterable

from okrkit.finding import Finding
from okrkit.lint.rule import Flag, Flags
from okrkit.plan import Plan


def flags_of(found: Iterable[Finding], name: str) -> Flags:
    """The findings of one name, as the flags of the rule that explains it."""
    for finding in found:
        if finding.rule == name:
            yield Flag(finding.address, finding.message, finding.help, finding.severity, finding.words)


def live_flags_of(found: Iterable[Finding], name: str, plan: Plan, whole: Plan) -> Flags:
    """The same without those of files whose objectives are all over or dropped: nobody will mend their links."""
    live = {objective.address.path for objective in plan.objectives}
    over = {objective.address.path for objective in whole.objectives} - live
    return (flag for flag in flags_of(found, name) if flag.where.path not in over)
