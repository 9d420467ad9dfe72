"""Every rule of the catalogue against its own examples, which its page shows."""

import re

import pytest

from okrkit.lint.catalogue import RULES
from okrkit.lint.example import judge_example, read_example, read_story
from okrkit.lint.rule import Rule

FLAGGED = [(rule, example) for rule in RULES for example in rule.flagged]
CLEAN = [(rule, example) for rule in RULES for example in rule.clean]


def name(value: object) -> str:
    return value.name if isinstance(value, Rule) else ""


@pytest.mark.parametrize(("rule", "example"), FLAGGED, ids=name)
def test_a_flagged_example_raises_exactly_its_rule(rule: Rule, example: str) -> None:
    found = judge_example(example, RULES).findings
    assert {finding.rule for finding in found} == {rule.name}, found


@pytest.mark.parametrize(("rule", "example"), CLEAN, ids=name)
def test_a_clean_example_raises_nothing_of_the_whole_catalogue(rule: Rule, example: str) -> None:
    assert judge_example(example, RULES).findings == ()


@pytest.mark.parametrize(("rule", "example"), FLAGGED, ids=name)
def test_a_message_has_the_words_of_its_text_and_a_way_forward(rule: Rule, example: str) -> None:
    loaded = read_example(example)
    texts = [text for _, state in read_story(example) for text in state.texts.values()]
    written = " ".join(" ".join(text.data.decode().split()) for text in texts)
    for finding in judge_example(example, RULES).findings:
        quoted = [words.removesuffix("…") for words in re.findall("`([^`]+)`", finding.message)]
        assert any(words in written or words == finding.address.path for words in quoted), finding.message
        assert finding.help or "did you mean" in finding.message
        assert not finding.message.endswith(".")
        value = loaded.value(finding.address)
        assert finding.words in str(value), (finding.words, value)


def test_a_plan_without_a_fault_has_none() -> None:
    assert judge_example("{}", RULES).findings == ()
