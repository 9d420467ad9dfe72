"""The schemas complete, explain and check in an editor, with the language server that editors really use."""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.editor.language_server import Editor, install

ROOT = Path(__file__).parents[3]

OKR = """\
# yaml-language-server: $schema=../../../schema/okr.schema.json
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time-payouts
    title: Merchants trust that every payout arrives on time
"""
KEY_RESULT = OKR + "    key_results:\n      - id: late-payouts\n        title: Late payouts fall\n"
WORKSPACE = """\
# yaml-language-server: $schema=../../../schema/workspace.schema.json
version: 1
organization: Northwind Roasters
teams: {company: {name: Northwind}}
"""
METRICS = """\
# yaml-language-server: $schema=../../../schema/metrics.schema.json
metrics:
  late-payout-rate:
    name: Late payout rate
"""


class Desk:
    """An editor with a workspace open; each text is a file of its own, and ``|^`` marks the cursor in it."""

    def __init__(self, editor: Editor, folder: Path) -> None:
        self._editor = editor
        self._folder = folder
        self._numbers = count()

    def complete(self, text: str) -> dict[str, str]:
        return self._editor.complete(*self._place(text))

    def hover(self, text: str) -> str:
        return self._editor.hover(*self._place(text))

    def problems(self, text: str) -> set[tuple[int, int, str]]:
        """Line and column, from 1 as editors show them, and the words."""
        path, _, _ = self._place(text)
        starts = [(problem["range"]["start"], problem["message"]) for problem in self._editor.open(path)]
        return {(start["line"] + 1, start["character"] + 1, message) for start, message in starts}

    def _place(self, text: str) -> tuple[Path, int, int]:
        before, _, after = text.partition("|^")
        path = self._folder / f"{next(self._numbers)}.yaml"
        path.write_text(before + after, "utf-8")
        self._editor.open(path)
        return path, before.count("\n"), len(before) - before.rfind("\n") - 1


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    root = tmp_path_factory.mktemp("repository")
    shutil.copytree(ROOT / "schema", root / "schema")
    folder = root / "okrs" / "teams" / "payments"
    folder.mkdir(parents=True)
    with Editor(install(ROOT / "build" / "editor"), root) as editor:
        yield Desk(editor, folder)


@pytest.mark.parametrize(
    ("text", "label", "explanation"),
    [
        (OKR + "    am|^", "ambition", "What reaching it means."),
        (OKR + "    ambition: committed\n    |^\n", "aligns_to", "What above it gets closer"),
        (KEY_RESULT + "        target: 0.5\n        |^\n", "check_ins", "What was measured, and when."),
        (KEY_RESULT + "        target: 0.5\n        check_ins:\n          - |^\n", "confidence", "How sure you are"),
        (KEY_RESULT + "        target: 0.5\n        metric:\n          |^\n", "gamed_by", "How a team could hit the number"),
        (OKR + "review:\n  date: 2027-01-08\n  objectives:\n    on-time-payouts:\n      |^\n", "verdict", "How it ended."),
        (WORKSPACE + "po|^", "policy", "Choices that differ"),
        (WORKSPACE + "people:\n  dana:\n    name: Dana Ruiz\n    |^\n", "handle", "Their name on the code host"),
        (METRICS + "    |^\n", "population", "Whom or what it is measured on."),
    ],
)
def test_a_key_is_completed_with_its_meaning(desk: Desk, text: str, label: str, explanation: str) -> None:
    assert desk.complete(text)[label].startswith(explanation)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            OKR + "    ambition: |^\n",
            {"committed": "A promise", "aspirational": "A reach", "learning": "The result is an answer"},
        ),
        (
            KEY_RESULT + "        kind: |^\n        target: 1\n",
            {"outcome": "Something is", "output": "Something", "guardrail": "Som"},
        ),
        (WORKSPACE + "policy:\n  rollup: |^\n", {"own": "Its own", "supporting": "What aligns", "blend": "Half of each"}),
        (WORKSPACE + "lint:\n  rules:\n    jargon: |^\n", {'"off"': "", "info": "", "warning": "", "error": ""}),
        (METRICS + "    better: |^\n", {"lower": "Less of it", "higher": "More of it", "within": "Good while"}),
    ],
)
def test_a_choice_is_completed_with_the_meaning_of_each_word(desk: Desk, text: str, words: dict[str, str]) -> None:
    offered = desk.complete(text)
    assert set(offered) == set(words)
    assert all(offered[word].startswith(explanation) for word, explanation in words.items())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (KEY_RESULT + "        tar|^get: 0.5\n", ["Target", "The number that means done", "0.5"]),
        (KEY_RESULT + "        ki|^nd: outcome\n        target: 1\n", ["Kind", "What it claims to be", "guardrail"]),
        (OKR + "    own|^er: dana\n", ["Owner", "answers for the objective", "dana"]),
        (
            OKR + "    aligns_to:\n      - to: company/love\n        becau|^se: It does\n",
            ["Because", "How reaching this one moves"],
        ),
        (WORKSPACE + "policy: {cadence_d|^ays: 7}\n", ["Cadence in days", "silence is not green"]),
        (METRICS + "    gamed|^_by: Promise later dates\n", ["Gamed by", "without helping anyone"]),
    ],
)
def test_a_property_explains_itself(desk: Desk, text: str, shown: list[str]) -> None:
    hover = desk.hover(text)
    assert all(words in hover for words in shown), hover


AN_ID = "an id has only a-z, 0-9 and - in between, at most 64 characters"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (KEY_RESULT + "        target: 0.5\n", set()),
        (WORKSPACE, set()),
        (METRICS, set()),
        (KEY_RESULT, {(8, 9, 'Missing property "target".')}),
        (KEY_RESULT + "        kind: guardrail\n", {(8, 9, 'Missing property "at_most".')}),
        (
            KEY_RESULT + "        kind: outcome\n        target: 1\n        at_most: 3\n",
            {(12, 9, "Property at_most is not allowed.")},
        ),
        (OKR + "    titel: Late\n", {(7, 5, "Property titel is not allowed.")}),
        (OKR + "    owner: Dana Ruiz\n", {(7, 12, AN_ID)}),
        (OKR + "    dropped: {date: 2026-02-33, because: It was}\n", {(7, 21, "String is not a RFC3339 date.")}),
        (
            OKR + "    ambition: aspirationl\n",
            {(7, 15, 'Value is not accepted. Valid values: "committed", "aspirational", "learning".')},
        ),
        (WORKSPACE + "policy: {cadence_days: weekly}\n", {(5, 24, 'Incorrect type. Expected "integer".')}),
        (WORKSPACE + "people: {Dana Ruiz: {name: Dana}}\n", {(5, 10, AN_ID)}),
        (
            METRICS + "    confidence: none\n",
            {(5, 17, 'Value is not accepted. Valid values: "high", "medium", "low", "unmeasured".')},
        ),
    ],
)
def test_a_fault_is_marked_where_it_is(desk: Desk, text: str, expected: set[tuple[int, int, str]]) -> None:
    assert desk.problems(text) == expected
