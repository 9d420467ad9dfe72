"""What a command changed, or would change."""

from collections.abc import Iterator
from datetime import date
from difflib import unified_diff

from okrkit.measure.standing import Standing, stand_key_result
from okrkit.reference import Reference
from okrkit.report.terminal import say, say_item
from okrkit.say.summary import tell
from okrkit.say.values import percent
from okrkit.writing.changing import Edited

_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def print_edit(edited: Edited, about: Reference, path: str, day: date, *, dry_run: bool) -> None:
    """What changed of a key result, where it stands now, and the file; in a dry run the difference of the text instead."""
    if dry_run:
        for line in difference(edited, path):
            say((line, _STYLES.get(line[:1], "")))
        return
    objective = edited.after.objective(about)
    key_result = objective.key_result(about.key_result or "") if objective else None
    say((str(about), "bold underline"), f"  {key_result.title if key_result else ''}")
    for told in tell(edited.changes, edited.after, about):
        say_item("  ", told.text)
    if key_result and (cycle := edited.after.cycles.get(about.cycle or "")):
        say_item("  ", _standing(stand_key_result(key_result, cycle, edited.after.policy, day)), "dim")
    say_item("  ", f"written to {path}, line {changed_line(edited)}", "dim")


def difference(edited: Edited, path: str) -> Iterator[str]:
    """The lines of a unified diff, without their line endings."""
    before, after = ((data or b"").decode("utf-8-sig").splitlines() for data in (edited.text.before, edited.text.after))
    return unified_diff(before, after, path, path, lineterm="")


def changed_line(edited: Edited) -> int:
    """The first line, from 1, that is another one now."""
    before, after = ((data or b"").splitlines() for data in (edited.text.before, edited.text.after))
    return next((at for at, (old, new) in enumerate(zip(before, after, strict=False), 1) if old != new), len(before) + 1)


def _standing(standing: Standing) -> str:
    if standing.holds is not None:
        return "holds" if standing.holds else "breached"
    if standing.progress is None:
        return str(standing.status)
    expected = f", {percent(standing.expected)} expected" if standing.expected is not None else ""
    over = " (over target)" if standing.progress > 1 else ""
    return f"progress {percent(standing.progress)}{over}{expected}: {standing.status}"
