import pytest

from okrkit.lint.wording.coach import question, shape
from okrkit.lint.wording.lexicon import shipped_names, shipped_phrases
from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import ReadsAs
from okrkit.lint.wording.words import stem

READER = Reader()


@pytest.mark.parametrize(
    ("lexicon", "text", "found"),
    [
        ("vanity", "Grow the newsletter Sign-Ups", "Sign-Ups"),
        ("vanity", "Grow the newsletter signups", "signups"),
        ("work", "We organised and rebuilt the shelves", "organised"),
        ("deliverables", "Two dashboards for the cafés", "dashboards"),
        ("effort", "More story points in each sprint", "story points"),
        ("process-health", "Keep test coverage up", "test coverage"),
        ("external", "If the market prices fall", "market prices"),
        ("buzzwords", "Leverage synergies", "Leverage"),
        ("shares", "The median wait", "median"),
        ("population", "Retention among new offices", "among"),
        ("speed", "Lead times of two days", "Lead times"),
        ("cost", "Cutting costs in the roastery", "Cutting costs"),
        ("growth", "Revenues of the web shop", "Revenues"),
        ("leading", "Logins per week", "Logins"),
        ("fluff", "A better café", "better"),
        ("vanity", "Pay farmers on time", ""),
    ],
)
def test_a_phrase_is_found_in_any_form_as_written(lexicon: str, text: str, found: str) -> None:
    assert READER.find(lexicon, text) == found


def test_all_that_is_found_stands_in_order() -> None:
    assert READER.find_all("deliverables", "A dashboard, a report and two dashboards") == ("dashboard", "report", "dashboards")


def test_an_unknown_lexicon_is_an_error() -> None:
    with pytest.raises(KeyError):
        READER.find("nonsense", "A dashboard")


def test_a_workspace_adds_words() -> None:
    text = "Percolate the beans of every farm"
    assert READER.find("work", text) == ""
    extended = Reader({"work": ["percolate"], "vanity": ["cuppings hosted"]})
    assert extended.find("work", "Percolated the beans") == "Percolated"
    assert extended.key_result("Percolate beans").reads_as is ReadsAs.OUTPUT
    assert extended.find("vanity", "More cuppings hosted") == "cuppings hosted"
    assert READER.find("vanity", "More cuppings hosted") == ""


@pytest.mark.parametrize(
    ("forms", "other"),
    [
        (("customer", "customers"), "custom"),
        (("implement", "implements", "implementing", "implemented"), "implementation"),
        (("organise", "organised", "organizing", "organizes"), "organisation"),
        (("build", "built", "builds", "building"), "builder"),
        (("programme", "programs", "program"), "programmer"),
        (("engine", "engines"), "engineer"),
        (("policy", "policies"), "police"),
        (("mql", "mqls"), "sql"),
    ],
)
def test_inflection_and_spelling_do_not_matter_but_derivation_does(forms: tuple[str, ...], other: str) -> None:
    assert len({stem(form) for form in forms}) == 1
    assert stem(other) != stem(forms[0])


@pytest.mark.parametrize("name", shipped_names())
def test_a_lexicon_says_nothing_twice(name: str) -> None:
    phrases = shipped_phrases(name)
    assert phrases
    assert len(phrases) == len(set(phrases))


def test_likeness_sees_through_numbers_and_verbs_of_change() -> None:
    assert READER.likeness("Raise repeat orders from 10% to 20%", "Increase repeat orders by 5%") == 1
    assert READER.likeness("Raise repeat orders in cafés", "Cut the roastery's energy bill") == 0
    assert 0 < READER.likeness("Raise repeat orders in cafés", "Raise repeat orders in offices") < 1


def test_the_coach_asks_with_the_texts_own_words() -> None:
    output = READER.key_result("Ship the chatbot")
    assert (output.work, question(output)) == ("the chatbot", "What changes for whom once the chatbot is done?")
    assert shape(output) == "<who> <does what> from <baseline> to <target>"
    assert question(READER.key_result("Conduct 12 workshops")) == "What changes for whom once 12 workshops are done?"
    assert "“Launch in all cafés”" in question(READER.key_result("Launch in all cafés"))
    assert "loyalty" in question(READER.key_result("Improve loyalty"))
    assert shape(READER.key_result("Improve loyalty")) == "loyalty from <baseline> to <target>, measured on <whom>"
    assert shape(READER.objective("Improve loyalty")) == "<who> can <do what they could not>"
    assert question(READER.key_result("Spoilage: 8% → 5%")) == shape(READER.key_result("Spoilage: 8% → 5%")) == ""


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Teachers feel supported", "How would you measure “Teachers feel supported”, on whom, and where does it stand today?"),
        ("Improve our support", "How would you measure our support, on whom, and where does it stand today?"),
        ("Lower heating costs", "How would you measure heating costs, on whom, and where do they stand today?"),
        (
            "Double the number of followers on Instagram",
            "If the number of followers went up and nobody were better off, how would you notice?",
        ),
    ],
)
def test_the_question_about_a_key_result_is_a_sentence(text: str, asked: str) -> None:
    assert question(READER.key_result(text)) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Happy customers", "Who would notice, and by what, that “Happy customers” has come true?"),
        ("Optimise the supply chain", "Who would notice, and by what, that the supply chain is different?"),
        ("Improve our processes", "Who would notice, and by what, that our processes are different?"),
        ("Reach 10,000 members", "What will be better for whom when members get there?"),
        ("Raise tasting revenue by 18%", "What will be better for whom when tasting revenue gets there?"),
    ],
)
def test_the_question_about_an_objective_is_a_sentence(text: str, asked: str) -> None:
    assert question(READER.objective(text)) == asked


def test_the_question_does_not_end_where_a_phrase_of_a_workspace_was_cut() -> None:
    reading = Reader({"vanity": ("installs of the widget",)}).key_result("Reach 500 installs of the widget")
    assert question(reading).startswith("If installs went up ")


def test_a_sentence_is_no_metric_of_a_shape() -> None:
    assert shape(READER.key_result("Teachers feel supported")) == "<metric> from <baseline> to <target>, measured on <whom>"
    assert shape(READER.key_result("Customer satisfaction")).startswith("Customer satisfaction from <baseline>")


@pytest.mark.parametrize("text", [f"Launch the {'portal ' * 60}", f"Improve {'satisfaction ' * 60}", "Launch " + "x" * 280])
def test_the_coach_cuts_what_is_long(text: str) -> None:
    for reading in (READER.key_result(text), READER.objective(text)):
        assert len(question(reading)) < 200
        assert len(shape(reading)) < 200


def test_an_outcome_names_its_means() -> None:
    reading = READER.key_result("Ship address lookup, so that failed deliveries fall from 6% to 2%")
    assert reading.reads_as is ReadsAs.OUTCOME
    assert [reason.words for reason in reading.reasons] == ["from 6% to 2%", "Ship"]
    assert (reading.amounts.start, reading.amounts.end) == (6, 2)
