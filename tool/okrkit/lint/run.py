"""Run the rules: configure → check → exempt → sort."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from okrkit.errors import OkrError
from okrkit.finding import Finding, Severity
from okrkit.lint.exemptions import exempt
from okrkit.lint.place import Places
from okrkit.lint.rule import Flag
from okrkit.lint.settings import Configured
from okrkit.lint.sight import Sight


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules say of a plan, by file and place; ``exempted`` counts what exemptions covered."""

    findings: tuple[Finding, ...]
    exempted: int = 0


def judge(sight: Sight, rules: Iterable[Configured]) -> Judgement:
    """Run some rules. Raises `OkrError` where a custom rule breaks."""
    ran = [configured for configured in rules if not configured.off]
    last = [configured for configured in ran if "unused" in configured.rule.needs]
    findings = [finding for configured in ran if configured not in last for finding in check(configured, sight)]
    exemptions = sight.whole.lint.exempt
    left, used = exempt(findings, exemptions, Places(sight.whole), sight.today)
    names = {configured.rule.name for configured in ran}
    unused = tuple(at for at, one in enumerate(exemptions) if at not in used and one.rule in names)
    late = [finding for configured in last for finding in check(configured, replace(sight, unused=unused))]
    every = sorted((*left, *late), key=_order)
    return Judgement(tuple(every), len(findings) - len(left))


def check(configured: Configured, sight: Sight) -> Iterator[Finding]:
    """What one rule finds."""
    rule = configured.rule
    try:
        flags = tuple(Flag(*flag) for flag in rule.check(**sight.seen_by(rule.needs), **configured.options))
    except Exception as error:
        if rule.built_in:
            raise
        message = f"the rule {rule.name} failed: {type(error).__name__}: {error}"
        raise OkrError(message, f"mend the package that it comes from, or run with `--ignore {rule.name}`") from error
    for flag in flags:
        severity = configured.severity or flag.severity or rule.severity or Severity.WARNING
        yield Finding(rule.name, severity, flag.message, flag.where, flag.help, flag.words)


def _order(finding: Finding) -> tuple[str, tuple[tuple[bool, str | int], ...], int, str]:
    """By file, then by place in it (a number never meets a name), the worst first."""
    steps = tuple((isinstance(step, int), step) for step in finding.address.pointer)
    return finding.address.path, steps, finding.severity.rank, finding.rule
