"""Fuzz the readers of what git's plumbing writes: they understand, or refuse, and lose nothing on the way.

The first byte of an input chooses the reader, the rest is what git is said to have written.
"""

import sys
from io import BytesIO

try:
    import atheris
except ImportError:  # the suite runs the corpus too, and has no need of a fuzzer
    atheris = None

if atheris and __name__ == "__main__":
    atheris.instrument_imports(include=["okrkit.reading.raw", "okrkit.reading.committed"]).__enter__()

from okrkit.reading.committed import path_in_workspace, refusal
from okrkit.reading.raw import FileVersion, GarbledError, read_blobs, read_commits, read_diff_tree, read_listing


def one_input(data: bytes) -> None:
    """Read the bytes as one of the four things that git is asked for."""
    readers = (diff_tree, commits, listing, blobs)
    try:
        readers[data[0] % len(readers) if data else 0](data[1:])
    except GarbledError:
        return


def diff_tree(data: bytes) -> None:
    """Every token is a commit, a change or the path of one, and none is lost."""
    tokens: list[bytes | None] = []
    for commit, changes in read_diff_tree(BytesIO(data)):
        tokens.append(commit.encode())
        for path, before, after in changes:
            tokens += (None, path)
            for version in (before, after):
                in_workspace(path, version)
    written = data[:-1].split(b"\0") if data else []
    assert [told or there for told, there in zip(tokens, written, strict=True)] == written


def in_workspace(path: bytes, version: FileVersion | None) -> None:
    """A path is shown in characters that can be shown, and refused where it has others."""
    shown = path_in_workspace(path, "")
    assert shown is not None
    shown.encode()
    finding = refusal(path, version, shown) if version else None
    if finding:
        assert finding.address.path.isprintable()
    elif version:
        assert path == shown.encode() and shown.isprintable() and version.is_file


def commits(data: bytes) -> None:
    """Every line is a commit with two dates that can be compared."""
    told = list(read_commits(BytesIO(data)))
    assert len(told) == data.count(b"\n")
    assert sorted(told, key=lambda one: (one.landed, one.authored)) is not None


def listing(data: bytes) -> None:
    """Every entry ends with a zero byte."""
    assert len(list(read_listing(data))) == data.count(b"\0")


def blobs(data: bytes) -> None:
    """What was understood can be written down again, byte for byte."""
    written = b"".join(
        b"%b missing\n" % blob.id.encode()
        if blob.data is None
        else b"%b blob %d\n%b\n" % (blob.id.encode(), blob.size, blob.data)
        for blob in read_blobs(BytesIO(data), 1 << 20)
    )
    assert written == data


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
