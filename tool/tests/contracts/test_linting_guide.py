"""What the guide to the linter shows can be typed: settings keep to the schema, the example of a rule is one."""

import re
from pathlib import Path

import pytest

from okrkit.cli.app import app
from okrkit.lint.catalogue import RULES
from okrkit.lint.example import judge_example
from okrkit.lint.rule import FAMILIES, Rule
from okrkit.lint.rules.wording.output_as_key_result import output_as_key_result
from okrkit.lint.selection import Selection, choose, listed
from okrkit.lint.settings import configure, setting_faults
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree
from okrkit.workspace import LintSettings

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text("utf-8")
GUIDE = (ROOT / "site" / "docs" / "guide" / "linting.md").read_text("utf-8")
YAML = re.findall(r"```yaml\n(.*?)```", GUIDE, flags=re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", GUIDE, flags=re.DOTALL)


@pytest.mark.parametrize("settings", YAML, ids=range(len(YAML)))
def test_settings_are_sound(settings: str) -> None:
    start = "version: 1\norganization: Northwind Roasters\nteams: {payments: {name: Payments}}\n"
    loaded = load(MemoryTree({"okrs.yaml": start + settings}))
    assert loaded.findings == ()
    assert list(setting_faults(loaded.plan.lint, RULES)) == []


@pytest.mark.parametrize("page", [README, GUIDE], ids=["README", "guide"])
def test_what_lint_says_there_is_what_it_says(page: str) -> None:
    shown = next(block for block in re.findall(r"```text\n(.*?)```", page, flags=re.DOTALL) if "output-as-key-result" in block)
    [title] = re.findall(r"│ +title: (.+)", shown)
    key_result = f"{{title: {title}, unit: evenings, baseline: 0, target: 20}}"
    [finding] = judge_example(f"objectives: [{{key_results: [{key_result}]}}]", (output_as_key_result,)).findings
    assert f" {finding.severity} {finding.message}  {finding.rule}\n" in shown
    assert f"      help: {finding.help}\n" in shown
    assert shown.count("^") == len(finding.words)


def test_the_rule_of_the_guide_passes_its_own_test() -> None:
    rule, its_test = PYTHON
    names: dict[str, object] = {"__name__": "northwind_rules"}
    exec(rule, names)
    assert isinstance(names["no_shouting"], Rule)
    exec(its_test.replace("from northwind_rules import no_shouting\n", ""), names)
    names["test_no_shouting"]()


def test_every_option_and_every_name_it_selects_exist() -> None:
    import typer

    options = {
        option for command in typer.main.get_command(app).commands.values() for each in command.params for option in each.opts
    }
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", GUIDE)) <= options
    for names in re.findall(r"--(?:select|ignore) ([a-z,-]+)", GUIDE):
        choose(configure(LintSettings(), RULES), Selection(listed([names])))


def test_rules_that_it_names_exist() -> None:
    known = {rule.name for rule in RULES} | {*FAMILIES}
    named = re.findall(r"`?okr explain ([a-z-]+)|^ +([a-z]+-[a-z-]+): |rule: ([a-z-]+)", GUIDE, flags=re.MULTILINE)
    assert {name for each in named for name in each if name} <= known
