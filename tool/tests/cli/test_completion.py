"""What the Tab key offers, asked as the scripts ask that shells install, by bash where it matters what a shell makes of it."""

import os
import stat
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from okrkit.cli.app import app
from okrkit.cli.completing import OFFERED, parameters
from tests.cli.conftest import Okr

TITLE = 'It\'s \\\\$(touch pwned) `touch pwned` \\"x\\" [bold]: 4%'
WORKSPACE = """\
version: 1
organization: Northwind Roasters
cycles: [{id: always, starts: 2020-01-01, ends: 2099-12-31}, {id: once, starts: 2020-01-01, ends: 2020-12-31}]
teams: {payments: {name: Payments}, platform: {name: Platform}}
people: {dana: {name: Dana Ruiz}}
"""
PAYMENTS = f"""\
team: payments
cycle: always
objectives:
  - id: on-time
    title: "{TITLE}"
    key_results:
      - {{id: late, title: Late payouts fall, baseline: 4, target: 1}}
      - {{id: lost, title: None is lost, baseline: 4, target: 1}}
  - id: pci
    title: Nobody fears the auditor
    key_results: [{{id: found, title: Findings fall, baseline: 4, target: 1}}]
"""
SHOWN = 'It\'s \\$(touch pwned) `touch pwned` "x" [bold]: 4%'


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "okrs.yaml").write_text(WORKSPACE)
    (tmp_path / "payments.yaml").write_text(PAYMENTS)
    (tmp_path / "old.yaml").write_text(PAYMENTS.replace("always", "once").replace("pci", "gone"))
    return tmp_path


def offered(okr: Okr, typed: str, **where: Path) -> list[str]:
    """What is offered, as fish wants to have it; nothing but that is said."""
    asked = {
        "_OKR_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_ARGS": f"okr {typed}",
    }
    said = okr(**where, **asked)
    assert (said.errors, said.code) == ("", 0)
    return said.output.splitlines()


def test_references_are_of_the_cycles_that_run_and_go_on_with_key_results(okr: Okr, plan: Path) -> None:
    on_time, pci = f"payments/on-time\t{SHOWN}", "payments/pci\tNobody fears the auditor"
    late, lost = "payments/on-time#late\tLate payouts fall", "payments/on-time#lost\tNone is lost"
    assert offered(okr, "tree ") == [on_time, pci]
    assert offered(okr, "tree payments/o") == [on_time, late, lost]
    assert offered(okr, "check-in payments/o") == [late, lost]
    assert offered(okr, "rebaseline payments/on-time#l") == [late, lost]
    assert offered(okr, "drop payments/on-time#l") == [late, lost]
    assert offered(okr, "log payments/on-time#late") == [late]
    assert offered(okr, "tree payments/g") == []
    assert offered(okr, "tree payments/gone@") == [
        "payments/gone@once\tNobody fears the auditor",
        "payments/gone@once#found\tFindings fall",
    ]


def test_names_are_offered_where_they_are_asked_for(okr: Okr, plan: Path) -> None:
    assert offered(okr, "tree --team p") == ["payments\tPayments", "platform\tPlatform"]
    assert offered(okr, "tree --team=pa") == ["--team=payments\tPayments"]
    assert offered(okr, "status --owner ") == ["dana\tDana Ruiz"]
    assert offered(okr, "goalposts --cycle o") == ["once\t2020-01-01 to 2020-12-31"]
    assert offered(okr, "tree --status a") == ["at-risk\t", "achieved\t"]
    assert offered(okr, "log --kind target-") == ["target-raised\t", "target-eased\t"]
    assert offered(okr, "schema work") == ["workspace\tWorkspace"]
    assert offered(okr, "explain missing-g") == [
        "missing-guardrail\tWhat pushes growth, speed or lower cost needs a guardrail beside it."
    ]
    assert offered(okr, "lint --select untagged,wordi") == ["untagged,wording\tall of a family"]
    assert offered(okr, "chec") == ["check-in\tSay where a key result stands."]


def test_every_team_cycle_person_and_reference_can_be_completed() -> None:
    asked = [one for one in parameters(app) if one.metavar]
    words = {one.metavar.removesuffix("...") for one in asked if one.metavar}
    assert {"REF", "TEAM", "CYCLE", "PERSON", "STATUS", "RULE", "RULES"} <= words & OFFERED.keys()


def test_the_folder_is_the_one_that_is_typed(okr: Okr, plan: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert offered(okr, f"status -C {plan} --owner ", folder=elsewhere) == ["dana\tDana Ruiz"]
    assert offered(okr, "status -C $PWD/../nowhere --owner ", folder=elsewhere) == []


def test_what_cannot_be_read_is_no_reason_to_say_anything(okr: Okr, plan: Path) -> None:
    (plan / "old.yaml").write_text("team: [")
    assert offered(okr, "check-in payments/p") == ["payments/pci#found\tFindings fall"]
    (plan / "okrs.yaml").write_text("version: [")
    for typed in ("check-in ", "tree --team ", "tree --as-of never --team ", "tree nonsense nonsense --team ", "lint 'open "):
        assert offered(okr, typed) == []
    (plan / "okrs.yaml").unlink()
    assert offered(okr, "tree --cycle ") == []


def test_fish_and_zsh_are_told_when_a_file_can_stand_there(okr: Okr, plan: Path) -> None:
    asked = {"_OKR_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "is-args"}
    assert okr(**asked, _TYPER_COMPLETE_ARGS="okr lint pay").code == 1
    assert okr(**asked, _TYPER_COMPLETE_ARGS="okr tree --team pay").code == 0
    assert okr(_OKR_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="okr lint pay").output == "_files\n"


def test_what_zsh_evaluates_are_words_whatever_a_title_says(okr: Okr, plan: Path) -> None:
    said = okr(_OKR_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="okr tree payments/")
    program = '_describe() { printf "%s\\n" "${found[@]}"; }; f() { eval "$1"; }; f "$1"'  # bash quotes as zsh does
    done = subprocess.run(["bash", "-c", program, "bash", said.output], cwd=plan, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"payments/on-time:{SHOWN}", "payments/pci:Nobody fears the auditor"]
    assert not (plan / "pwned").exists()


def test_the_script_for_bash_completes_what_bash_takes_for_several_words(plan: Path) -> None:
    okr = plan / "okr"
    okr.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m okrkit "$@"\n')
    okr.chmod(okr.stat().st_mode | stat.S_IXUSR)
    program = """\
        source <(_OKR_COMPLETE=source_bash okr) || exit
        complete -p okr
        tab() { COMP_WORDS=(okr "$@") COMP_CWORD=$#; COMPREPLY=(); _okr_completion okr; echo "${COMPREPLY[*]}"; }
        tab tree --team = pl
        tab tree payments/gone @
    """
    environment = {**os.environ, "PATH": f"{plan}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "--norc", "-c", dedent(program)], cwd=plan, env=environment, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == (
        "complete -o default -F _okr_completion okr\nplatform\nonce once#found\n",
        "",
    )


def test_what_draws_and_publishes_is_not_loaded_for_it(plan: Path) -> None:
    program = (
        "import sys\n"
        "from okrkit.cli.app import main\n"
        "try: main()\n"
        "except SystemExit: print(sorted({'rich', 'git', 'jinja2', 'mkdocs', 'requests'} & sys.modules.keys()))"
    )
    asked = {"_OKR_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "okr tree --team pa"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=plan, env={**os.environ, **asked}, capture_output=True, text=True, check=True
    )
    assert done.stdout == "local -a found=(payments:Payments); _describe okr found\n[]\n"
