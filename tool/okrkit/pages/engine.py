"""MkDocs run in this process: strictly, without its banners, and with sentences instead of tracebacks."""

import logging
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from okrkit.errors import OkrError
from okrkit.pages.adapting import AS_OF, AT
from okrkit.pages.configuration import configuration

_NAMES = ("mkdocs.yml", "mkdocs.yaml")


def build(directory: Path, day: date | None, out: Path | None, at: str | None = None) -> Path:
    """Build a folder's site and answer its first page. Raises `OkrError`."""
    from mkdocs.commands.build import build as build_with_mkdocs
    from mkdocs.config import load_config

    with _told(day, at), _configuration(directory) as file, _listening() as heard, _in_sentences(heard):
        where = {"site_dir": str(out.resolve())} if out else {}
        config = load_config(str(file), strict=True, **where)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build_with_mkdocs(config)
        finally:
            config.plugins.on_shutdown()
        return Path(config.site_dir) / "index.html"


def serve(directory: Path, day: date | None, address: str, at: str | None = None) -> None:
    """Serve a folder's site until it is stopped. Raises `OkrError`."""
    from mkdocs.commands.serve import serve as serve_with_mkdocs

    with _told(day, at), _configuration(directory) as file, _listening(aloud=True) as heard, _in_sentences(heard):
        _knock(address)
        serve_with_mkdocs(str(file), livereload=True, dev_addr=address)


def _knock(address: str) -> None:
    """Fail before the site is built, and not after it, where somebody else already listens. What is no address MkDocs tells."""
    host, _, port = address.rpartition(":")
    if port.isdecimal() and int(port) < 65536:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            socket.create_server((host.strip("[]"), int(port)), family=family).close()
        except OSError as error:
            told = os.strerror(error.errno) if error.errno else str(error)
            raise OkrError(f"nothing can be served at {address}: {told}", "name another address") from error


@contextmanager
def _configuration(directory: Path) -> Iterator[Path]:
    """The configuration that the folder belongs to, else one made up for it for as long as it is needed."""
    own = next((folder / name for folder in _upward(directory.resolve()) for name in _NAMES if (folder / name).is_file()), None)
    if own:
        yield own
        return
    with TemporaryDirectory(prefix="okrkit-") as folder:
        file = Path(folder) / _NAMES[0]
        file.write_text(configuration(directory, Path(folder)), "utf-8")
        yield file


def _upward(folder: Path) -> Iterator[Path]:
    """A folder and those above it, no further than the top of its repository; outside of one only itself."""
    above = [folder, *folder.parents]
    top = next((each for each in above if (each / ".git").exists()), folder)
    yield from above[: above.index(top) + 1]


@contextmanager
def _told(day: date | None, at: str | None = None) -> Iterator[None]:
    """Tell the plugin the day and the revision, and Material to keep its banner, for as long as MkDocs runs."""
    wanted = {"NO_MKDOCS_2_WARNING": "1"} | ({AS_OF: day.isoformat()} if day else {}) | ({AT: at} if at else {})
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


class _Heard(logging.Handler):
    """Keeps what MkDocs complains of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.complaints: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.complaints.append(record.getMessage())


@contextmanager
def _listening(*, aloud: bool = False) -> Iterator[_Heard]:
    """Hear MkDocs' log; ``aloud`` also says it on stderr as it comes."""
    logger, heard = logging.getLogger("mkdocs"), _Heard()
    level, propagate = logger.level, logger.propagate
    handlers: list[logging.Handler] = [heard]
    if aloud:
        voice = logging.StreamHandler(sys.stderr)
        voice.setFormatter(logging.Formatter("%(message)s"))
        handlers.append(voice)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    with ExitStack() as stack:
        for handler in handlers:
            logger.addHandler(handler)
            stack.callback(logger.removeHandler, handler)
        try:
            yield heard
        finally:
            logger.setLevel(level)
            logger.propagate = propagate


@contextmanager
def _in_sentences(heard: _Heard) -> Iterator[None]:
    """Turn what stops MkDocs into an `OkrError`."""
    from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

    try:
        yield
    except (Abort, ConfigurationError) as error:
        complaints: list[Any] = heard.complaints or [error]
        many = f"{len(complaints)} problems keep" if len(complaints) > 1 else "a problem keeps"
        raise OkrError(f"{many} the site from being built: {'; '.join(map(str, complaints))}", "the build is strict") from error
    except MkDocsException as error:
        raise OkrError(f"the site cannot be built: {error}") from error
    except OSError as error:
        raise OkrError(f"the site cannot be written or served: {error.strerror or error}") from error
