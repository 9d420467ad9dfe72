"""The plan's story as Markdown, for notes of a week or the summary of a job."""

from collections.abc import Iterator

from okrkit.report.log_answer import Entry, Log, head
from okrkit.report.output import write
from okrkit.say.escape import comment
from okrkit.say.values import plural


def print_log_markdown(log: Log) -> None:
    """Print a heading for each week, or for each cycle in the life of one thing, with a list of its commits."""
    write("".join(f"{line}\n" for line in _lines(log)))


def _lines(log: Log) -> Iterator[str]:
    yield "## The story of the plan" if log.story.about is None else f"## The story of {comment(str(log.story.about))}"
    if empty := head(log):
        yield ""
        yield comment(empty)
    for chapter in log.chapters:
        yield ""
        yield f"### {comment(chapter.title)}"
        yield ""
        if chapter.where:
            yield comment(chapter.where)
            yield ""
        for entry in chapter.entries:
            yield from _items(entry, log)
    if log.earlier:
        yield ""
        yield f"… and {plural(log.earlier, 'earlier commit')}"
    if cut_at := log.story.timeline.cut_at:
        yield ""
        deepen = log.story.timeline.deepen
        yield f"The history is cut: this clone is shallow and begins at {cut_at[:7]}. `{deepen}` brings what came before."


def _items(entry: Entry, log: Log) -> Iterator[str]:
    what = comment(f"{log.days(entry.moments)}, {log.people(entry.moments)}")
    if len(entry.moments) > 1:
        yield f"- **{what}**, {plural(len(entry.moments), 'commit')}"
    else:
        commit = entry.moments[0].commit
        request = log.credit(commit).request
        number = f", {comment(request)}" if request and request not in commit.subject else ""
        yield f"- **{what}**, {commit.id[:7]}{number}: {comment(commit.subject)}"
    yield from (f"  - {comment(line)}" for line in entry.lines)
    for finding in entry.moments[0].unreadable:
        yield f"  - {comment(f'{finding.address.path} could not be read: {finding.message}')}"
