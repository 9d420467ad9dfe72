"""The plan's story in the terminal."""

from datetime import date

from okrkit.history.story import Story
from okrkit.history.timeline import Moment
from okrkit.plan import Plan
from okrkit.report.terminal import say
from okrkit.say.sentences import sentence
from okrkit.say.values import day, plural


def print_log(story: Story, today: date, limit: int | None = None) -> None:
    """Each commit that changed something, with who, when and what, newest first."""
    moments = story.moments
    for moment in moments[:limit]:
        _print_moment(moment, story.plan, today)
    if not moments:
        say(f"Nothing is recorded{f' of {story.about}' if story.about else ''}: no commit has changed it yet.")
    if limit is not None and len(moments) > limit:
        say((f"… and {plural(len(moments) - limit, 'earlier commit')}; `--limit` shows more", "dim"))
    if story.timeline.cut_at:
        say(("The history is cut: ", "bold yellow"), f"this clone is shallow and begins at {story.timeline.cut_at[:7]}.")
        say("  ", ("git fetch --unshallow", "bold"), " brings what came before.")


def _print_moment(moment: Moment, plan: Plan, today: date) -> None:
    commit = moment.commit
    say(
        (day(commit.authored.date(), today), "bold"),
        f"  {commit.author}  ",
        (commit.id[:7], "yellow"),
        "  ",
        (commit.subject, "dim"),
    )
    for change in moment.changes:
        say("  · ", sentence(change, plan))
    for finding in moment.unreadable:
        say("  ", ("! ", "bold red"), f"{finding.address.path} could not be read: {finding.message}")
    say("")
