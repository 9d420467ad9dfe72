"""What a workspace says of rules: taken where it makes sense, told where it does not."""

from collections.abc import Iterator, Mapping

import pytest

from okrkit.finding import Severity
from okrkit.lint.rule import Flag, Rule, rule
from okrkit.lint.settings import configure, setting_faults
from okrkit.workspace import Exemption, LintSettings


@rule(Severity.WARNING, flagged="{}", clean="{}")
def too_loud(
    *, most: int = 4, share: float = 0.5, marks: str = "!", strict: bool = False, names: tuple[str, ...] = ("a", "b")
) -> Iterator[Flag]:
    """A title does not shout."""
    yield from ()


@rule(None, flagged="{}", clean="{}")
def too_quiet() -> Iterator[Flag]:
    """A title can be heard."""
    yield from ()


RULES: tuple[Rule, ...] = (too_loud, too_quiet)


def settings(**rules: object) -> LintSettings:
    return LintSettings(rules={name.replace("_", "-"): asked for name, asked in rules.items()})


def faults(given: LintSettings) -> list[tuple[str, str, str]]:
    """Place, message and help of each."""
    return [(".".join(map(str, flag.where.pointer)), flag.message, flag.help) for flag in setting_faults(given, RULES)]


@pytest.mark.parametrize(
    ("asked", "severity", "options", "off"),
    [
        (None, None, {}, False),
        ("off", None, {}, True),
        ("error", Severity.ERROR, {}, False),
        ({"most": 2}, None, {"most": 2}, False),
        ({"severity": "info", "share": 1}, Severity.INFO, {"share": 1}, False),
        ({"severity": "off"}, None, {}, True),
        ({"names": ["x"], "strict": True, "marks": "?"}, None, {"names": ("x",), "strict": True, "marks": "?"}, False),
        ({"most": "two", "mots": 3, "severity": "loud"}, None, {}, False),
    ],
)
def test_a_rule_as_the_workspace_wants_it(
    asked: object, severity: Severity | None, options: Mapping[str, object], off: bool
) -> None:
    loud, _ = configure(settings(**({"too_loud": asked} if asked else {})), RULES)
    assert (loud.severity, loud.options, loud.off) == (severity, options, off)


def test_a_rule_that_is_off_is_on_once_it_is_spoken_of() -> None:
    for asked, off in ((None, True), ("info", False), ({}, False), ("off", True)):
        given = settings(too_quiet=asked) if asked is not None else LintSettings()
        assert configure(given, RULES)[1].off is off


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (
            settings(too_lound="off"),
            ("lint.rules.too-lound", "there is no rule `too-lound`; did you mean `too-loud`?", "`okr explain` lists the rules"),
        ),
        (
            settings(too_loud={"mots": 3}),
            (
                "lint.rules.too-loud.mots",
                "there is no option of too-loud `mots`; did you mean `most`?",
                "it has most, share, marks, strict, names, severity",
            ),
        ),
        (
            settings(too_loud={"most": "three"}),
            (
                "lint.rules.too-loud.most",
                '`most` of too-loud is `"three"`, which is not a whole number from 0 up',
                "write a whole number from 0 up, like 4",
            ),
        ),
        (
            settings(too_loud={"severity": "warn"}),
            (
                "lint.rules.too-loud.severity",
                "`warn` is no severity; did you mean `warning`?",
                "write error, warning, info, off",
            ),
        ),
        (
            LintSettings(exempt=(Exemption("too-lound", "payments", "because"),)),
            ("lint.exempt.0.rule", "there is no rule `too-lound`; did you mean `too-loud`?", "`okr explain` lists the rules"),
        ),
    ],
    ids=["rule", "option", "type", "severity", "exemption"],
)
def test_what_means_nothing_is_told_where_it_stands(given: LintSettings, fault: tuple[str, str, str]) -> None:
    assert faults(given) == [fault]


@pytest.mark.parametrize(
    ("name", "wrong", "wanted"),
    [
        ("most", True, "a whole number from 0 up"),
        ("most", 2.5, "a whole number from 0 up"),
        ("most", -1, "a whole number from 0 up"),
        ("share", "half", "a number from 0 up"),
        ("marks", 3, "a text"),
        ("strict", 1, "true or false"),
        ("names", "x", "a list of texts"),
        ("names", ["x", 1], "a list of texts"),
        ("names", None, "a list of texts"),
    ],
)
def test_an_option_keeps_its_type(name: str, wrong: object, wanted: str) -> None:
    [(_, message, _)] = faults(settings(too_loud={name: wrong}))
    assert message.endswith(f"which is not {wanted}")
    assert configure(settings(too_loud={name: wrong}), RULES)[0].options == {}


@pytest.mark.parametrize(("wrong", "written"), [(True, "true"), (None, "null"), (2.5, "2.5"), (["é", 1], '["é", 1]')])
def test_a_wrong_value_is_told_as_it_stands_in_yaml(wrong: object, written: str) -> None:
    [(_, message, _)] = faults(settings(too_loud={"most": wrong}))
    assert f" is `{written}`, which" in message


def test_a_family_is_told_apart_from_a_rule_that_is_not_there() -> None:
    told = [message for _, message, _ in faults(LintSettings(rules={"wording": "off"}, exempt=(Exemption("files", "x", "y"),)))]
    assert told == [f"`{name}` is a family of rules, and here one rule is named" for name in ("wording", "files")]


def test_what_makes_sense_is_no_fault() -> None:
    assert faults(settings(too_loud={"most": 2, "share": 1, "severity": "off"}, too_quiet="info")) == []
    assert (
        faults(LintSettings(exempt=(Exemption("too-quiet", "payments", "because"),), wording={"vanity": ("installs",)})) == []
    )


def test_an_unknown_list_of_words() -> None:
    [(where, message, _)] = faults(LintSettings(wording={"vanitty": ("installs",)}))
    assert (where, message) == ("lint.wording.vanitty", "there is no list of words `vanitty`; did you mean `vanity`?")


def test_no_name_is_unknown_while_a_package_is_missing_that_may_bring_it() -> None:
    given = LintSettings(rules={"theirs": "off"}, exempt=(Exemption("theirs", "payments", "because"),))
    assert len(list(setting_faults(given, RULES))) == 2
    assert list(setting_faults(given, RULES, complete=False)) == []
