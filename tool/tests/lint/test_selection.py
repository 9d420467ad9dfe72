"""Which rules run."""

import pytest

from okrkit.errors import OkrError
from okrkit.finding import Severity
from okrkit.lint.catalogue import RULES
from okrkit.lint.selection import Selection, choose, find_rules, listed
from okrkit.lint.settings import configure
from okrkit.workspace import LintSettings

EVERY = configure(LintSettings(rules={"stale-check-in": "off"}), RULES)
OFF = [rule.name for rule in RULES if rule.severity is None]


def chosen(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> set[str]:
    return {one.rule.name for one in choose(EVERY, Selection(select, ignore)) if not one.off}


def test_without_a_word_everything_runs_that_is_on() -> None:
    assert chosen() == {rule.name for rule in RULES} - {"stale-check-in", *OFF}
    assert OFF


def test_a_rule_by_name_runs_even_where_it_is_off_and_a_family_only_what_is_on() -> None:
    assert chosen(select=("stale-check-in",)) == {"stale-check-in"}
    cadence = {rule.name for rule in RULES if rule.family == "cadence"}
    assert chosen(select=("cadence",)) == cadence - {"stale-check-in"}
    assert chosen(select=("cadence", "stale-check-in", *OFF)) == cadence | {*OFF}


def test_ignored_is_ignored_however_it_was_selected() -> None:
    assert chosen(select=("wording", "stale-check-in"), ignore=("wording",)) == {"stale-check-in"}
    assert "too-many-key-results" not in chosen(ignore=("too-many-key-results",))


def test_a_run_that_looks_at_nothing_does_not_seem_to_find_nothing() -> None:
    with pytest.raises(OkrError, match="no rule is left to run"):
        chosen(select=("stale-check-in",), ignore=("cadence",))


@pytest.mark.parametrize("selection", [Selection(select=("wording", "stale-chekin")), Selection(ignore=("stale-chekin",))])
def test_an_unknown_name_gets_the_nearest(selection: Selection) -> None:
    with pytest.raises(OkrError, match="there is no rule or family `stale-chekin`; did you mean `stale-check-in`") as raised:
        choose(EVERY, selection)
    assert raised.value.help == "`okr explain` lists them"


def test_names_are_listed_by_commas_or_one_by_one() -> None:
    assert listed(["wording, jargon", "cadence,", ""]) == ("wording", "jargon", "cadence")


def test_rules_are_found_by_name_and_family_in_the_order_asked() -> None:
    names = [one.rule.name for one in find_rules(EVERY, ["stale-check-in", "wording", "stale-check-in"])]
    assert names == ["stale-check-in", *(rule.name for rule in RULES if rule.family == "wording")]
    assert find_rules(EVERY, []) == EVERY
    with pytest.raises(OkrError, match="did you mean `jargon`"):
        find_rules(EVERY, ["jargn"])


def test_settings_stay_what_they_are_where_a_rule_is_selected() -> None:
    every = configure(LintSettings(rules={"stale-check-in": {"severity": "info", "cadences": 3}}), RULES)
    [only] = choose(every, Selection(select=("stale-check-in",)))
    assert (only.severity, only.off) == (Severity.INFO, False)
