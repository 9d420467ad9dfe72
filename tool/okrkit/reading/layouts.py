"""The layouts in which plan files have been written, and how data of an older one is read.

The workspace file says by ``version`` in which layout a whole plan is written. Layout 1 is the only one so far, so
that there are no steps; what a history holds in an older one is brought up before anything is made of it. A plan that
people work on is held to the newest one, for what is said of it points into its files.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from okrkit.reading.fields import Misshapen
from okrkit.reading.tree import WORKSPACE_FILE, Text, blob_id

NEWEST = 1
"""The layout that is written today, and the one of a workspace that does not say it."""

Migration = Callable[[Any, str], Any]
"""Data of one layout and its path become data of the next one.

It is a pure function, and has to bear with anything: what stands in a history was never held to a schema.
"""


@dataclass(frozen=True, slots=True)
class Layouts:
    """The newest layout that can be read, and for each older one the step that leads out of it."""

    newest: int = NEWEST
    steps: Mapping[int, Migration] = field(default_factory=dict)

    def of(self, workspace: object) -> int:
        """The layout in which a plan is written, by the data of its workspace file."""
        said = workspace.get("version") if isinstance(workspace, dict) else None
        return said if type(said) is int else NEWEST

    def current(self, data: object, path: str, layout: int) -> object:
        """Data of a plan in some layout as data of the newest. Raises `Misshapen` where nobody knows how to read it."""
        if layout == self.newest:
            return data
        is_workspace = path == WORKSPACE_FILE
        while layout < self.newest and (step := self.steps.get(layout)):
            data, layout = step(data, path), layout + 1
            if is_workspace and isinstance(data, dict):
                data = {**data, "version": layout}
        if layout != self.newest:
            raise self.unknown(layout, is_workspace=is_workspace)
        return data

    def unknown(self, layout: int, *, is_workspace: bool = True) -> Misshapen:
        """What to say of a layout that cannot be read."""
        message = f"this plan is written in version {layout} of the layout, and this okrkit reads version {self.newest}"
        help = "install a newer okrkit" if layout > self.newest else f"`version: {self.newest}` is the oldest there is"
        return Misshapen(("version",) if is_workspace else (), message, help)


LAYOUTS = Layouts()
"""The layouts of okrkit itself."""


def brought_up(texts: tuple[Text, ...], layouts: Layouts = LAYOUTS) -> tuple[Text, ...]:
    """The texts of a whole plan in the newest layout; each as it is where it is in it, or cannot be brought up.

    What was written anew is JSON, which is YAML as well, and has no comments any more.
    """
    workspace = next((text.data for text in texts if text.path == WORKSPACE_FILE), b"")
    if not workspace or re.search(rb"(?m)^version: *%d *(?:#.*)?\r?$" % layouts.newest, workspace):
        return texts
    from okrkit.reading.events import YamlError, read_data  # only here: histories that are remembered read no YAML

    def anew(text: Text) -> Text:
        try:
            data = layouts.current(read_data(text.data), text.path, layout)
        except (YamlError, Misshapen):
            return text
        written = json.dumps(data, ensure_ascii=False, indent=1).encode()
        return Text(text.path, blob_id(written), written)

    try:
        layout = layouts.of(read_data(workspace))
    except YamlError:
        return texts
    return texts if layout == layouts.newest else tuple(anew(text) for text in texts)
