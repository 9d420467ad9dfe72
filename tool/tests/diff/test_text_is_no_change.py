"""However the same plan is written, nothing in it has changed."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrkit.diff.compare import compare
from okrkit.reading.both import read_both
from okrkit.reading.events import read_data
from okrkit.reading.folder import Folder
from okrkit.reading.tree import WORKSPACE_FILE, MemoryTree

EXAMPLE = Folder(Path(__file__).parents[3] / "okrs")
TEXTS = {text.path: text.data for text in EXAMPLE.texts()}


def shuffled(data: Any, order: random.Random) -> Any:
    """The same data with the keys of every map in another order."""
    if isinstance(data, dict):
        return {key: shuffled(data[key], order) for key in order.sample(list(data), len(data))}
    return [shuffled(each, order) for each in data] if isinstance(data, list) else data


def rewritten(data: bytes, order: random.Random) -> bytes:
    """The same document in flow style: every text in double quotes, keys anywhere, comments around it."""
    flow = json.dumps(shuffled(read_data(data), order), ensure_ascii=order.random() < 0.5, indent=order.choice([None, 1, 4]))
    return f"# written by somebody else\n{flow}   # the end\n".encode()


@settings(max_examples=10)
@given(st.integers())
def test_style_order_quotes_comments_and_places_are_no_change(seed: int) -> None:
    order = random.Random(seed)
    written = {
        path if path == WORKSPACE_FILE else f"elsewhere/{at}.yml": rewritten(data, order)
        for at, (path, data) in enumerate(order.sample(sorted(TEXTS.items()), len(TEXTS)))
    }
    read = read_both(MemoryTree(TEXTS), MemoryTree(written))
    assert read.unread == ()
    assert len(read.touched) == 2 * len(TEXTS) - 1
    assert compare(read.before, read.after) == ()


@pytest.mark.parametrize("path", sorted(TEXTS))
def test_a_file_that_moves_within_the_workspace_is_no_change(path: str) -> None:
    if path != WORKSPACE_FILE:
        moved = {(f"archive/{name}" if name == path else name): data for name, data in TEXTS.items()}
        read = read_both(EXAMPLE, MemoryTree(moved))
        assert compare(read.before, read.after) == ()
