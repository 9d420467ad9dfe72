"""The plan's story in the terminal."""

from okrkit.report.log_answer import Chapter, Entry, Log, head
from okrkit.report.terminal import say, say_item
from okrkit.say.values import plural


def print_log(log: Log) -> None:
    """Each commit that changed something, with who, when and what, newest first, by week or by cycle."""
    if empty := head(log):
        say(empty)
    for at, chapter in enumerate(log.chapters):
        if at:
            say("")
        _print_chapter(chapter, log)
    if log.earlier:
        say("")
        say((f"… and {plural(log.earlier, 'earlier commit')}: leave out `--limit` to see all", "dim"))
    if cut_at := log.story.timeline.cut_at:
        say("")
        say(("The history is cut: ", "bold yellow"), f"this clone is shallow and begins at {cut_at[:7]}.")
        say("  ", (log.story.timeline.deepen or "", "bold"), " brings what came before.")


def _print_chapter(chapter: Chapter, log: Log) -> None:
    say((chapter.title, "bold"), (f"  {chapter.where}" if chapter.where else "", "dim"))
    for entry in chapter.entries:
        _print_entry(entry, log)


def _print_entry(entry: Entry, log: Log) -> None:
    people = log.people(entry.moments)
    if len(entry.moments) > 1:
        say(f"  {log.days(entry.moments)}  {people}", (f"  {plural(len(entry.moments), 'commit')}", "dim"))
    else:
        commit = entry.moments[0].commit
        request = log.credit(commit).request
        say(
            f"  {log.days(entry.moments)}  {people}  ",
            (commit.id[:7], "yellow"),
            f"  {request}" if request and request not in commit.subject else "",
            "  ",
            (commit.subject, "dim"),
        )
    for line in entry.lines:
        say_item("    · ", line)
    for finding in entry.moments[0].unreadable:
        say_item("    ! ", f"{finding.address.path} could not be read: {finding.message}", style="red")
