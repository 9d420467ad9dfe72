"""What `okr review --post` does with the review, after it was printed."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from okrkit.errors import OkrError

if TYPE_CHECKING:
    from okrkit.hosts.call import Call
    from okrkit.hosts.place import Place


class PostMode(StrEnum):
    """The modes of `okrkit.hosts.comment`, as a choice."""

    UPDATE = "update"
    NEW = "new"
    HIDE_AND_NEW = "hide-and-new"


Post = Annotated[bool, typer.Option("--post", help="Comment on the pull or merge request that this build is for.")]
PostTo = Annotated[
    str | None, typer.Option("--post-to", metavar="URL", help="Comment on the request with this address.", show_default=False)
]
OnPost = Annotated[PostMode, typer.Option("--mode", help="With an earlier comment: write it anew, leave it, or hide it.")]
Tag = Annotated[str, typer.Option("--tag", metavar="NAME", help="Tell several comments on one request apart.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what --post would send, and send nothing.")]


@dataclass(frozen=True, slots=True)
class Posting:
    """A wish to post: where, if that was said, what becomes of an earlier comment, and which of several comments it is."""

    web: str | None
    mode: PostMode
    tag: str
    dry_run: bool

    def carry_out(self, write: Callable[[int, str], str], commit: str | None, *, nothing_changed: bool) -> None:
        """Post, or say why not. The review was printed, and the exit code is its own: nothing here is a reason to fail.

        ``write`` makes the Markdown in at most so many UTF-16 units, for which the page with all of it is the second argument,
        empty where there is none. ``commit`` is the one that was reviewed.
        """
        from okrkit.hosts.comment import Mark, Mode
        from okrkit.hosts.detect import find_place, summary_page
        from okrkit.hosts.line import Line
        from okrkit.hosts.rehearsal import rehearse
        from okrkit.hosts.sticky import Text, post
        from okrkit.hosts.token import find_token
        from okrkit.report.terminal import say_aside, say_warning

        mode = Mode(self.mode)
        try:
            place = find_place(os.environ, self.web)
            mark, whole = Mark(self.tag, place.head or commit or ""), summary_page(os.environ)
            text = Text(mark, lambda budget: write(budget, whole), nothing_changed)
            if self.dry_run:
                _show(place, rehearse(place, text, mode))
                return
            done = post(Line(place, find_token(place.kind, os.environ)), text, mode)
        except OkrError as error:
            say_warning(f"`--post` failed: {error.message}", error.help)
        else:
            say_aside(f"{place.name}: {done.deed}{f', {done.web}' if done.web else ''}")


def wanted(*, post: bool, to: str | None, mode: PostMode, tag: str, dry_run: bool) -> Posting | None:
    """What the options ask for; None if nothing is to be posted. Raises `OkrError` for what can be posted nowhere."""
    if not post and to is None:
        if dry_run:
            raise OkrError("`--dry-run` shows what `--post` would send, and that is not there", "add `--post`")
        return None
    from okrkit.hosts.comment import checked_tag
    from okrkit.hosts.place import place_at

    if to is not None:
        place_at(to)
    return Posting(to, mode, checked_tag(tag), dry_run)


def _show(place: "Place", calls: "list[tuple[str, Call]]") -> None:
    """The calls of a dry run on standard error, beside the review; a body that was shown is not shown again."""
    from okrkit.report.terminal import say_aside

    say_aside(f"`--dry-run`: this would be sent for {place.name}, and nothing was")
    shown: object = None
    for when, call in calls:
        say_aside(f"{when}: {call.method} {call.url}")
        if call.payload is not None:
            say_aside("  (the same body)" if call.payload == shown else f"  {call.payload.decode()}")
            shown = call.payload
