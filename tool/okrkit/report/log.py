"""The plan's story in the terminal."""

from collections.abc import Iterator
from datetime import date

from okrkit.diff.change import ChangeKind
from okrkit.history.story import Story
from okrkit.history.timeline import Moment
from okrkit.report.terminal import say, say_item
from okrkit.say.summary import Told, summary, tell
from okrkit.say.values import day, plural

_ROUTINE = (ChangeKind.CHECK_IN_ADDED, ChangeKind.CONFIDENCE_CHANGED)
_MANY = 3
"""So many check-ins of one commit are told one by one; more are counted."""


def print_log(story: Story, today: date, limit: int | None = None, *, everything: bool = False) -> None:
    """Each commit that changed something, with who, when and what, newest first.

    Where a commit brings many check-ins they are counted, unless ``everything`` is asked for.
    """
    moments = story.moments
    for moment in moments[:limit]:
        _print_moment(moment, story, today, everything)
    if not moments:
        say(f"Nothing is recorded{f' of {story.about}' if story.about else ''}: no commit has changed it yet.")
    if limit is not None and len(moments) > limit:
        say((f"… and {plural(len(moments) - limit, 'earlier commit')}: leave out `--limit` to see all", "dim"))
    if story.timeline.cut_at:
        say(("The history is cut: ", "bold yellow"), f"this clone is shallow and begins at {story.timeline.cut_at[:7]}.")
        say("  ", (story.timeline.deepen or "", "bold"), " brings what came before.")


def _print_moment(moment: Moment, story: Story, today: date, everything: bool) -> None:
    commit = moment.commit
    say(
        (day(commit.authored.date(), today), "bold"),
        f"  {commit.author}  ",
        (commit.id[:7], "yellow"),
        "  ",
        (commit.subject, "dim"),
    )
    told = tell(moment.changes, story.plan, story.about)
    for line in (one.text for one in told) if everything else _folded(told, story):
        say_item("  · ", line)
    for finding in moment.unreadable:
        say_item("  ! ", f"{finding.address.path} could not be read: {finding.message}", style="red")
    say("")


def _folded(told: tuple[Told, ...], story: Story) -> Iterator[str]:
    """A line for each thing that happened; many check-ins are one line."""
    routine = [one.change for one in told if one.change.kind in _ROUTINE]
    many = len(routine) > _MANY
    yield from (one.text for one in told if not many or one.change.kind not in _ROUTINE)
    if many:
        yield f"{summary(routine, story.plan)} (`--all` lists them)"
