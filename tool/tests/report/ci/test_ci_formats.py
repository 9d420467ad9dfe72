"""Each format as a file that can be read, and read by what it is for."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from okrkit import __version__
from okrkit.finding import Severity
from okrkit.report.ci.formats import FORMATS, CiFormat, ci_text
from okrkit.report.ci.note import Note, Run
from tests.report.ci.consumers import (
    azure_commands,
    github_commands,
    gitlab_faults,
    junit_faults,
    rdjson_faults,
    sarif_faults,
)
from tests.report.ci.sample import ABOUT, NOTES

GOLDEN = {
    CiFormat.GITHUB: "github.txt",
    CiFormat.GITLAB: "gitlab.json",
    CiFormat.SARIF: "sarif.json",
    CiFormat.JUNIT: "junit.xml",
    CiFormat.AZURE: "azure.txt",
    CiFormat.RDJSON: "rdjson.json",
}
FAULTS: dict[CiFormat, Callable[[str], list[str]]] = {
    CiFormat.GITLAB: gitlab_faults,
    CiFormat.SARIF: sarif_faults,
    CiFormat.JUNIT: junit_faults,
    CiFormat.RDJSON: rdjson_faults,
}


def golden(format: CiFormat) -> str:
    return (Path(__file__).parent / "golden" / GOLDEN[format]).read_text("utf-8").replace("0.0.0", __version__)


def numbered(count: int, severity: Severity, **fields: object) -> list[Note]:
    return [replace(NOTES[0], severity=severity, line=at + 1, **fields) for at in range(count)]


@pytest.mark.parametrize("format", CiFormat)
def test_every_format_is_what_its_golden_says(format: CiFormat) -> None:
    assert ci_text(format, NOTES, ABOUT) == golden(format)


def test_every_format_has_a_golden() -> None:
    assert set(GOLDEN) == set(FORMATS) == set(CiFormat)


@pytest.mark.parametrize("format", FAULTS)
@pytest.mark.parametrize("notes", [NOTES, []], ids=["some", "none"])
def test_the_reader_of_a_report_takes_it(format: CiFormat, notes: list[Note]) -> None:
    assert FAULTS[format](ci_text(format, notes, ABOUT)) == []


@pytest.mark.parametrize("format", FAULTS)
def test_the_reader_of_a_report_would_refuse_another(format: CiFormat) -> None:
    other = golden(format)
    for word in ("severity", "ruleId", "failures="):
        other = other.replace(word, f"x{word}")
    assert FAULTS[format](other) != []


def test_github_gets_an_annotation_for_each_note_the_worst_first() -> None:
    told = github_commands(golden(CiFormat.GITHUB))
    assert [(one.name, one.properties["title"]) for one in told] == [
        ("error", "no-key-results"),
        ("warning", "missing-owner"),
        ("warning", "missing-owner"),
        ("warning", "a-rule-of-ours"),
        ("notice", "link-without-reason"),
    ]
    assert told[0].properties == {
        "title": "no-key-results",
        "file": "okrs/payments.yaml",
        "line": "9",
        "endLine": "9",
        "col": "26",
        "endColumn": "59",
    }
    assert told[0].said == f"okrs/payments.yaml:9:26: {NOTES[0].message}\n{NOTES[0].help}"
    assert told[1].properties["file"] == NOTES[2].path
    assert told[3].properties["file"] == "okrs/a,line=1::b;c]\ufffd.yaml"
    assert told[3].properties["line"] == "1"


def test_github_is_given_ten_of_a_level_and_a_word_on_the_others() -> None:
    notes = [*numbered(12, Severity.INFO), *numbered(11, Severity.WARNING), *numbered(10, Severity.ERROR)]
    text = ci_text(CiFormat.GITHUB, notes, Run("okr lint"))
    told = github_commands(text)
    assert [one.name for one in told] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert told[-1].properties == {"title": "okr lint"}
    assert told[-1].said == "4 more: the log of this step lists them"
    assert [line for line in text.splitlines() if not line.startswith("::")] == [
        f"okrs/payments.yaml:11:26: warning {NOTES[0].message}  no-key-results",
        *(f"okrs/payments.yaml:{line}:26: info {NOTES[0].message}  no-key-results" for line in (10, 11, 12)),
        "okr lint: 10 errors, 11 warnings and 12 hints",
    ]


def test_github_has_no_word_on_others_where_there_are_none() -> None:
    told = github_commands(ci_text(CiFormat.GITHUB, numbered(10, Severity.INFO), Run("okr lint")))
    assert [one.properties["title"] for one in told] == ["no-key-results"] * 10


def test_github_sees_first_what_the_change_touched_and_the_rest_in_the_summary() -> None:
    touched = frozenset({("okrs/payments.yaml", 14), ("okrs/payments.yaml", 15)})
    text = ci_text(CiFormat.GITHUB, numbered(15, Severity.ERROR), Run("okr review", touched=touched, rest="the summary"))
    told = github_commands(text)
    assert [one.properties.get("line") for one in told] == ["14", "15", "1", "2", "3", "4", "5", "6", "7", "8", None]
    assert told[-1].said == "5 more: see the summary"
    assert text.splitlines()[-2:] == ["::notice title=okr review::5 more: see the summary", "okr review: 15 errors"]


def test_azure_gets_an_issue_for_errors_and_warnings_and_a_line_for_a_hint() -> None:
    told = azure_commands(golden(CiFormat.AZURE))
    assert {one.name for one in told} == {"task.logissue"}
    assert [(one.properties["type"], one.properties["code"]) for one in told] == [
        ("error", "no-key-results"),
        ("warning", "missing-owner"),
        ("warning", "missing-owner"),
        ("warning", "a-rule-of-ours"),
    ]
    assert (told[0].properties["linenumber"], told[0].properties["columnnumber"]) == ("9", "26")
    assert told[0].said == f"okrs/payments.yaml:9:26: {NOTES[0].message} — {NOTES[0].help}"
    assert told[1].properties["sourcepath"] == NOTES[2].path
    assert told[3].properties["sourcepath"] == "okrs/a,line=1::b;c]\ufffd.yaml"
    assert "okrs/payments.yaml:8:17: info the link to `company/calm` does not say how it helps" in golden(CiFormat.AZURE)


def test_a_fingerprint_stays_when_lines_move_and_is_no_other_ones() -> None:
    moved = [replace(note, line=note.line + 7, column=1) for note in NOTES]
    before, after = (json.loads(ci_text(CiFormat.GITLAB, notes, ABOUT)) for notes in (NOTES, moved))
    assert [one["fingerprint"] for one in before] == [one["fingerprint"] for one in after]
    assert len({one["fingerprint"] for one in before}) == len(NOTES)
    assert before[2]["fingerprint"] == NOTES[2].fingerprint


def test_sarif_keeps_the_worst_of_very_many_and_says_so() -> None:
    notes = [*numbered(5001, Severity.INFO), *numbered(2, Severity.ERROR)]
    (run,) = json.loads(ci_text(CiFormat.SARIF, notes, Run("okr lint")))["runs"]
    assert len(run["results"]) == 5000
    assert [result["level"] for result in run["results"][:3]] == ["error", "error", "note"]
    (said,) = run["invocations"][0]["toolExecutionNotifications"]
    assert said["message"]["text"] == "3 results left out, none of them worse than these: at most 5,000 are kept"
    assert sarif_faults(json.dumps({"version": "2.1.0", "runs": [{**run, "results": run["results"][:3]}]})) == []


def test_sarif_names_the_bytes_of_a_file_and_counts_characters() -> None:
    (run,) = json.loads(golden(CiFormat.SARIF))["runs"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert [place["artifactLocation"]["uri"] for place in places[2:4]] == [
        "okrs/caf%C3%A9%2C%20K%C3%B6ln.yaml",
        "okrs/a%2Cline%3D1%3A%3Ab%3Bc%5D%FF.yaml",
    ]
    assert places[1]["region"] == {"startLine": 4, "startColumn": 12, "endLine": 4, "endColumn": 36}
    assert run["columnKind"] == "unicodeCodePoints"


def test_reviewdog_is_told_bytes() -> None:
    diagnostics = json.loads(golden(CiFormat.RDJSON))["diagnostics"]
    assert diagnostics[2]["location"]["range"] == {"start": {"line": 4, "column": 12}, "end": {"line": 4, "column": 39}}
    assert diagnostics[4]["location"]["range"] == {"start": {"line": 1}, "end": {"line": 1}}


def test_a_report_of_tests_fails_where_the_run_fails() -> None:
    def kinds(about: Run) -> list[str]:
        return [case[0].tag for case in etree.fromstring(ci_text(CiFormat.JUNIT, NOTES, about).encode()).iter("testcase")]

    assert sorted(kinds(ABOUT)) == ["failure", "skipped", "skipped", "skipped", "skipped"]
    assert sorted(kinds(replace(ABOUT, fail_on=Severity.WARNING))) == ["failure", "failure", "failure", "failure", "skipped"]
    assert kinds(replace(ABOUT, fail_on=None)) == ["skipped"] * 5


def test_a_report_of_tests_has_no_two_of_one_name() -> None:
    notes = [replace(NOTES[0], message=message) for message in ("late", "late", "late (2)", "late")]
    names = [case.get("name") for case in etree.fromstring(ci_text(CiFormat.JUNIT, notes, ABOUT).encode()).iter("testcase")]
    assert names == [f"no-key-results: late{number}" for number in ("", " (2)", " (2) (2)", " (3)")]


@pytest.mark.parametrize("format", [CiFormat.GITHUB, CiFormat.AZURE])
def test_a_log_says_that_there_is_nothing_to_say(format: CiFormat) -> None:
    assert ci_text(format, [], ABOUT) == "okr lint: nothing to say\n"


@pytest.mark.parametrize("format", CiFormat)
def test_a_text_of_100_kilobytes_is_cut_with_a_mark(format: CiFormat) -> None:
    long = replace(NOTES[0], message="much " * 20_000, help="more " * 20_000, source="all " * 20_000)
    text = ci_text(format, [long], ABOUT)
    assert len(text) < 10_000
    assert any(mark in text for mark in (" …", " \\u2026", " &#8230;"))
