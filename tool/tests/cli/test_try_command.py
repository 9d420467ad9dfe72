"""`okr try`: a sentence, before it is in a file."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from okrkit.reading.schema import check
from tests.cli.conftest import Okr, Said

OUTPUT = "Hold 20 tasting evenings in partner cafés"
OUTCOME = "Payouts that arrive late fall from 4.2% to 1.5%"
GERMAN = "Kunden sind mit uns zufrieden und empfehlen uns ihren Freunden"


def answers(said: Said) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.output.splitlines()]


def test_every_line_is_answered_in_its_line(okr: Okr) -> None:
    said = okr("try", "--format", "jsonl", stdin=f"{OUTPUT}\n\n{OUTCOME}\r\n{GERMAN}")
    assert [(one["text"], one["reads_as"]) for one in answers(said)] == [
        (OUTPUT, "output"),
        ("", None),
        (OUTCOME, "outcome"),
        (GERMAN, None),
    ]
    assert (said.errors, said.code) == ("", 0)
    for one in answers(said):
        assert check(one, "try-output") == []
        assert one["kind"] == "key_result"


def test_reasons_have_words_of_the_text_and_findings_are_about_it_alone(okr: Okr) -> None:
    [one] = answers(okr("try", "-f", "jsonl", OUTPUT))
    assert one["reasons"]
    assert all(reason["words"] in OUTPUT and reason["why"] for reason in one["reasons"])
    assert [found["rule"] for found in one["findings"]] == ["output-as-key-result"]
    assert answers(okr("try", "-f", "jsonl", GERMAN))[0]["findings"] == []


def test_the_same_words_are_something_else_as_an_objective(okr: Okr) -> None:
    [as_objective] = answers(okr("try", "-f", "jsonl", "--as", "objective", "Grow bean sales by 30%"))
    assert (as_objective["kind"], as_objective["reads_as"]) == ("objective", "metric_as_objective")
    assert [found["rule"] for found in as_objective["findings"]] == ["metric-as-objective"]


def test_a_task_is_coached_with_its_words_marked_a_question_and_a_shape(okr: Okr) -> None:
    lines = okr("try", OUTPUT).output.splitlines()
    assert lines[0] == OUTPUT
    assert lines[1].startswith("^^^^")
    assert "● Reads as an output: it can be done and change nothing" in lines
    assert any(line.startswith("  ask: ") and line.endswith("?") for line in lines)
    assert any(line.startswith("  aim: <") for line in lines)
    assert lines[-1] == "Taken for a key result; `--as objective` takes it for an objective"
    assert "output-as-key-result" not in "".join(lines), "what was said is not said twice"


def test_a_good_sentence_gets_a_good_one(okr: Okr) -> None:
    said = okr("try", OUTCOME)
    assert "✔ Reads as an outcome: on the day, anybody can see whether it came true\n" in said.output
    assert "ask:" not in said.output
    assert said.code == 0


def test_several_are_counted_and_other_languages_left_alone(okr: Okr) -> None:
    said = okr("try", OUTPUT, OUTCOME, GERMAN, OUTPUT)
    counts, taken = said.output.splitlines()[-2:]
    assert counts == "4 key results: output 2, outcome 1, not English 1"
    assert taken == "Taken for key results; `--as objective` takes them for objectives"
    assert f"{GERMAN}\nThis does not look like English, and sentences are read in English only\n" in said.output


def test_a_workspace_adds_its_words_and_settings(okr: Okr, tmp_path: Path) -> None:
    text = "Customer obsession scores rise from 40 to 60"
    before = answers(okr("try", "-f", "jsonl", text))[0]["findings"]
    (tmp_path / "okrs.yaml").write_text(
        "version: 1\norganization: Northwind Roasters\nteams: {a: {name: A}}\n"
        "lint: {wording: {buzzwords: [customer obsession]}, rules: {output-as-key-result: off}}\n"
    )
    after = answers(okr("try", "-f", "jsonl", text))[0]["findings"]
    assert "jargon" in {one["rule"] for one in after} - {one["rule"] for one in before}
    assert answers(okr("try", "-f", "jsonl", OUTPUT))[0]["findings"] == []


@pytest.mark.parametrize("content", ["version: [", "version: 1\norganization: 3\n", ""])
def test_a_broken_workspace_is_as_good_as_none(okr: Okr, tmp_path: Path, content: str) -> None:
    (tmp_path / "okrs.yaml").write_text(content)
    assert answers(okr("try", "-f", "jsonl", OUTPUT))[0]["reads_as"] == "output"


def test_without_a_sentence_it_says_what_to_type(okr: Okr, tmp_path: Path) -> None:
    said = okr("try")
    help = 'error: there is no sentence to read\nhelp: `okr try "Hold 20 tasting evenings"`, or pipe in one on each line\n'
    assert (said.output, said.errors, said.code) == ("", help, 2)
    ours, theirs = pty.openpty()
    run = subprocess.run([sys.executable, "-m", "okrkit", "try"], stdin=theirs, capture_output=True, check=False, cwd=tmp_path)
    os.close(ours)
    os.close(theirs)
    assert (run.stderr.decode(), run.returncode) == (help, 2)


@pytest.mark.parametrize("kind", ["objective", "key-result"])
def test_any_text_is_read(okr: Okr, kind: str) -> None:
    texts = [
        "\x1b]0;owned\x07 Hold",
        "a" * 100_000,
        "\u202e",
        "% " * 500,
        "漢字",
        "\\",
        "<who>",
        "`",
        "\u2028",
        "1" * 300,
        "- " * 99,
    ]
    said = okr("try", "--as", kind, "-f", "jsonl", stdin="\n".join(texts))
    assert ([one["text"] for one in answers(said)], said.errors, said.code) == (texts, "", 0)
    said = okr("try", "--as", kind, stdin="\n".join(texts))
    assert (said.errors, said.code) == ("", 0)
    assert "\x1b" not in said.output


def test_bytes_that_are_no_text_are_read_as_far_as_they_go(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "okrkit", "try", "-f", "jsonl"]
    run = subprocess.run(command, input=b"Hold 20 \xff evenings\n", capture_output=True, check=False, cwd=tmp_path)
    assert (json.loads(run.stdout)["text"], run.returncode) == ("Hold 20 � evenings", 0)
