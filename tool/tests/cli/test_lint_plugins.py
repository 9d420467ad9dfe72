"""Rules that installed packages bring, in the real command; and code beside the plan, which never runs."""

import json
from pathlib import Path

import pytest

from okrkit.lint.example import judge_example
from tests.cli.conftest import Okr, Said
from tests.cli.packages import RULES, install

WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams: {company: {name: Northwind}}
lint:
  plugins: [northwind]
"""
PLAN = """\
team: company
cycle: 2026-Q4
objectives:
  - {id: calm, title: Nobody dreads December!}
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A workspace that names a package."""
    okrs = tmp_path / "plan" / "okrs"
    okrs.mkdir(parents=True)
    (okrs / "okrs.yaml").write_text(WORKSPACE)
    (okrs / "company.yaml").write_text(PLAN)
    return okrs.parent


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    return tmp_path / "installed"


def evil(proof: Path) -> str:
    """Rules that leave a proof of having been imported."""
    return f"from pathlib import Path\nPath({str(proof)!r}).touch()\n{RULES}"


def findings(said: Said) -> list[tuple[str, str]]:
    return [(one["rule"], one["message"]) for one in json.loads(said.output)["findings"]]


def lint(okr: Okr, plan: Path, installed: Path, *options: str) -> Said:
    return okr("lint", "-f", "json", "--as-of", "2026-11-22", *options, folder=plan, PYTHONPATH=str(installed))


def test_a_rule_of_a_package_is_run_like_any_other(okr: Okr, plan: Path, elsewhere: Path) -> None:
    install(elsewhere)
    said = lint(okr, plan, elsewhere, "--select", "custom")
    assert findings(said) == [("no-shouting", "`Nobody dreads December!` shouts")]
    found = json.loads(said.output)["findings"][0]
    assert (found["family"], found["line"], found["column"], found["end_column"]) == ("custom", 4, 45, 46)


def test_it_is_set_and_exempted_and_explained_like_any_other(okr: Okr, plan: Path, elsewhere: Path) -> None:
    install(elsewhere)
    (plan / "okrs" / "okrs.yaml").write_text(WORKSPACE + "  rules:\n    no-shouting: {marks: '?'}\n")
    assert findings(lint(okr, plan, elsewhere, "--select", "no-shouting,settings")) == []
    (plan / "okrs" / "okrs.yaml").write_text(
        WORKSPACE + "  exempt: [{rule: no-shouting, where: company/calm, because: It is a song}]\n"
    )
    assert findings(lint(okr, plan, elsewhere, "--select", "no-shouting,settings")) == []
    page = okr("explain", "no-shouting", folder=plan, PYTHONPATH=str(elsewhere)).output
    assert "A title does not shout." in page
    assert "It comes from an installed package: northwind_rules" in page
    assert "\ncustom  " in okr("explain", folder=plan, PYTHONPATH=str(elsewhere)).output
    assert okr("explain", "no-shouting", PYTHONPATH=str(elsewhere)).code == 2


def test_a_package_that_is_not_installed_is_a_fault_with_the_nearest_name(okr: Okr, plan: Path, elsewhere: Path) -> None:
    install(elsewhere, "northwynd")
    (plan / "okrs" / "okrs.yaml").write_text(WORKSPACE + "  rules: {no-shouting: off}\n")
    said = lint(okr, plan, elsewhere, "--select", "settings")
    message = "no installed package offers rules called `northwind`; did you mean `northwynd`?"
    assert findings(said) == [("wrong-setting", message)]
    assert json.loads(said.output)["findings"][0]["pointer"] == ["lint", "plugins", 0]
    assert said.code == 1


@pytest.mark.parametrize("place", ["plan", "plan/okrs", "plan/tools"])
def test_code_beside_the_plan_is_refused_before_it_runs(okr: Okr, plan: Path, tmp_path: Path, place: str) -> None:
    (plan / ".git").mkdir()
    install(tmp_path / place, module=evil(tmp_path / "proof"))
    said = lint(okr, plan, tmp_path / place, "--select", "settings,custom")
    assert not (tmp_path / "proof").exists()
    [(rule, message)] = findings(said)
    assert rule == "wrong-setting"
    assert message.startswith("`northwind` lies beside the plan")
    assert message.endswith("and code from there is never run")


def test_metadata_elsewhere_do_not_help_code_beside_the_plan(okr: Okr, plan: Path, elsewhere: Path, tmp_path: Path) -> None:
    install(elsewhere, points_to="evil:RULES")
    (plan / "evil.py").write_text(evil(tmp_path / "proof"))
    said = okr("lint", "-f", "json", "--select", "settings", folder=plan, PYTHONPATH=f"{elsewhere}:{plan}")
    assert not (tmp_path / "proof").exists()
    assert [rule for rule, _ in findings(said)] == ["wrong-setting"]


def test_what_a_package_imports_does_not_come_from_beside_the_plan(
    okr: Okr, plan: Path, elsewhere: Path, tmp_path: Path
) -> None:
    install(elsewhere, module="import evil\n" + RULES)
    (plan / "evil.py").write_text(evil(tmp_path / "proof"))
    said = okr("lint", "-f", "json", "--select", "settings", folder=plan, PYTHONPATH=f"{plan}:{elsewhere}")
    assert not (tmp_path / "proof").exists()
    message = "the rules `northwind` of northwind-rules 1.2 cannot be loaded: ModuleNotFoundError: No module named 'evil'"
    assert findings(said) == [("wrong-setting", message)]


def test_what_is_wrong_with_a_package_is_said_of_its_line(okr: Okr, plan: Path, elsewhere: Path) -> None:
    install(elsewhere / "empty", "empty", "RULES = ()\n")
    install(elsewhere / "taken", "taken", RULES.replace("no_shouting", "stale_check_in"))
    install(elsewhere / "one", "twice")
    install(elsewhere / "other", "other", points_to="twice_rules")
    (elsewhere / "other" / "other_rules-1.2.dist-info" / "entry_points.txt").write_text("[okrkit.rules]\ntwice = twice_rules\n")
    (plan / "okrs" / "okrs.yaml").write_text(WORKSPACE.replace("[northwind]", "[empty, taken, twice]"))
    path = ":".join(str(elsewhere / name) for name in ("empty", "taken", "one", "other"))
    said = okr("lint", "-f", "json", "--select", "settings", folder=plan, PYTHONPATH=path)
    assert [message for _, message in findings(said)] == [
        "`empty` of empty-rules 1.2 has no rules",
        "`taken` has a rule stale-check-in, and okrkit has one as well",
        "several packages offer rules called `twice`: other-rules 1.2, twice-rules 1.2",
    ]


def test_a_rule_that_breaks_is_named_and_no_bug_of_ours(okr: Okr, plan: Path, elsewhere: Path) -> None:
    install(elsewhere, module=RULES.replace("objective.title.endswith", "objective.titel.endswith"))
    said = lint(okr, plan, elsewhere)
    assert said.code == 2
    assert said.errors.startswith("error: the rule no-shouting failed: AttributeError: ")
    assert "`--ignore no-shouting`" in said.errors
    assert lint(okr, plan, elsewhere, "--ignore", "no-shouting", "--fail-on", "never").code == 0


def test_an_author_tests_a_rule_with_its_own_examples() -> None:
    names: dict[str, object] = {"__name__": "northwind_rules"}
    exec(RULES, names)
    rule = names["no_shouting"]
    assert [one.rule for one in judge_example(rule.flagged[0], (rule,)).findings] == ["no-shouting"]
    assert judge_example(rule.clean[0], (rule,)).findings == ()
