"""Whatever stands in a plan, a report has one entry for each note, and a log no command but those that are meant."""

import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from okrkit.finding import Severity
from okrkit.lint.linting import Asked, lint
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree
from okrkit.report.ci.formats import CiFormat, ci_text
from okrkit.report.ci.note import Note, RuleCard, Run
from okrkit.report.ci.noting import lint_notes, lint_run
from okrkit.report.json_v1.lint import linted
from okrkit.report.json_v1.printing import json_text
from okrkit.report.lint_answer import Answer
from okrkit.say import escape
from tests.report.ci.consumers import (
    azure_commands,
    github_commands,
    gitlab_faults,
    junit_faults,
    rdjson_faults,
    sarif_faults,
)
from tests.repositories import WORKSPACE
from tests.say.test_escape import PAYLOADS, TEXTS

NOTES = st.lists(
    st.builds(
        Note,
        rule=st.sampled_from(["no-key-results", "missing-owner", "of-ours"]),
        severity=st.sampled_from(Severity),
        message=TEXTS.map(lambda text: f"x{text}"),
        help=TEXTS,
        path=TEXTS.map(lambda text: f"okrs/{text}.yaml"),
        line=st.integers(1, 9),
        column=st.integers(1, 9),
        length=st.integers(1, 9),
        fingerprint=st.sampled_from(["0a1b2c3d4e5f", "1b2c3d4e5f6a"]),
        source=TEXTS,
    ),
    max_size=5,
)
ABOUT = Run("okr lint", {"missing-owner": RuleCard("cadence", "Somebody should answer.", "Name *one*.", Severity.INFO)})


@given(NOTES)
@settings(max_examples=60)
def test_a_runner_obeys_what_is_meant_and_nothing_else(notes: list[Note]) -> None:
    told = github_commands(ci_text(CiFormat.GITHUB, notes, ABOUT))
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    expected = sorted((levels[note.severity], str(note.line), note.rule) for note in notes)
    assert sorted((one.name, one.properties["line"], one.properties["title"]) for one in told) == expected
    issues = azure_commands(ci_text(CiFormat.AZURE, notes, ABOUT))
    meant = [(note.severity.value, str(note.line), note.rule) for note in notes if note.severity is not Severity.INFO]
    assert [(one.properties["type"], one.properties["linenumber"], one.properties["code"]) for one in issues] == meant
    assert {one.name for one in issues} <= {"task.logissue"}


@given(NOTES)
@settings(max_examples=40)
def test_a_report_is_valid_and_has_an_entry_for_each_note(notes: list[Note]) -> None:
    texts = {format: ci_text(format, notes, ABOUT) for format in CiFormat}
    assert gitlab_faults(texts[CiFormat.GITLAB]) == []
    assert rdjson_faults(texts[CiFormat.RDJSON]) == []
    assert sarif_faults(texts[CiFormat.SARIF]) == []
    assert junit_faults(texts[CiFormat.JUNIT]) == []
    assert len(json.loads(texts[CiFormat.GITLAB])) == len(notes)
    assert len(json.loads(texts[CiFormat.RDJSON])["diagnostics"]) == len(notes)
    assert len(json.loads(texts[CiFormat.SARIF])["runs"][0]["results"]) == len(notes)
    cases = list(etree.fromstring(texts[CiFormat.JUNIT].encode()).iter("testcase"))
    assert len(cases) == (len(notes) or 1)
    for format in (CiFormat.GITLAB, CiFormat.RDJSON, CiFormat.SARIF, CiFormat.JUNIT):
        assert github_commands(texts[format]) == azure_commands(texts[format]) == []


def hostile_answer() -> Answer:
    """What the rules say of a plan whose titles try whatever somebody has tried, one of them with 60 KB."""
    titles = [*(title for title in PAYLOADS if escape.stripped(title) == title), "all is " + "well " * 12_000]
    objectives = [{"id": f"o-{at}", "title": title} for at, title in enumerate(titles)]
    files = {
        "okrs.yaml": WORKSPACE,
        "::error::x%0A.yaml": json.dumps({"team": "payments", "cycle": "2026-Q4", "objectives": objectives}),
        "b.yaml": f"team: payments\ncycle: 2026-Q4\nobjectives:\n  - {json.dumps(dict.fromkeys(PAYLOADS, 1))}\n",
        "ill.yaml": f"a: \x1b[31m{'x' * 100_000}\n::error::x\n",
        "a\n##[error].yaml": "::error::z\n",
    }
    loaded = load(MemoryTree(files))
    today = date(2026, 11, 22)
    said = lint(loaded, loaded.draft, Asked(today, loaded.draft.lint))
    return Answer(loaded, said, said.told, today)


def test_a_plan_of_hostile_titles_is_a_report_like_any_other() -> None:
    answer = hostile_answer()
    notes = lint_notes(answer, "okrs/{}".format)
    assert len(notes) > 3 * len(PAYLOADS)
    texts = {format: ci_text(format, notes, lint_run(answer)) for format in CiFormat}
    assert gitlab_faults(texts[CiFormat.GITLAB]) == rdjson_faults(texts[CiFormat.RDJSON]) == []
    assert sarif_faults(texts[CiFormat.SARIF]) == junit_faults(texts[CiFormat.JUNIT]) == []
    assert len(github_commands(texts[CiFormat.GITHUB])) == 30
    assert len(azure_commands(texts[CiFormat.AZURE])) == sum(note.severity is not Severity.INFO for note in notes)
    for name, text in {**texts, "json": json_text(linted(answer))}.items():
        assert name == "github" or github_commands(text) == []
        assert name == "azure" or azure_commands(text) == []
    assert max(len(line) for line in texts[CiFormat.GITHUB].splitlines()) < 5_000
