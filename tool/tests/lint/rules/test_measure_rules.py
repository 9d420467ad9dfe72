"""Edges of the rules about what is measured, beyond the examples on their pages."""

import pytest

from okrkit.finding import Finding
from okrkit.lint.example import TODAY, judge_example, read_example
from okrkit.lint.rule import Rule
from okrkit.lint.rules.measure.date_outside_cycle import date_outside_cycle
from okrkit.lint.rules.measure.duplicate_metric import duplicate_metric
from okrkit.lint.rules.measure.effort_metric import effort_metric
from okrkit.lint.rules.measure.external_factor import external_factor
from okrkit.lint.rules.measure.leading_indicator_as_outcome import leading_indicator_as_outcome
from okrkit.lint.rules.measure.missing_baseline import missing_baseline
from okrkit.lint.rules.measure.missing_population import missing_population
from okrkit.lint.rules.measure.missing_source import missing_source
from okrkit.lint.rules.measure.process_health_metric import process_health_metric
from okrkit.lint.rules.measure.target_not_beyond_baseline import target_not_beyond_baseline
from okrkit.lint.rules.measure.title_disagrees_with_numbers import title_disagrees_with_numbers
from okrkit.lint.rules.measure.untrusted_metric import untrusted_metric
from okrkit.lint.rules.measure.vanity_metric import vanity_metric
from okrkit.lint.settings import configure
from okrkit.lint.trying import Coach, Part
from okrkit.workspace import LintSettings

BARE = "baseline: 1, target: 2, metric: {name: It, definition: Counted on Sundays}"
"""Numbers that rise, and a metric that declares nothing but what it is."""
FALLS = BARE.replace("1, target: 2", "2, target: 1")


def found(rule: Rule, *key_results: str) -> list[Finding]:
    """What a rule says of an objective with these key results."""
    example = f"objectives: [{{key_results: [{', '.join(f'{{{one}}}' for one in key_results)}]}}]"
    assert read_example(example).findings == (), "what cannot be read says nothing"
    return [*judge_example(example, (rule,)).findings]


def tried(rule: Rule, title: str) -> list[Finding]:
    """What a rule says of a title that stands alone."""
    coach = Coach(read_example("{}").plan, TODAY, configure(LintSettings(), (rule,)))
    return [*coach.read(title, Part.KEY_RESULT).findings]


class TestMissingBaseline:
    @pytest.mark.parametrize(
        "key_result",
        [
            "title: Uptime of the till stays at 99.9%, baseline: null, target: 99.9",
            "title: We know the baseline of queues in 12 cafés, baseline: null, target: 12",
            "title: Sell to 40 new cafés, baseline: null, target: 40",
            "title: Hold 20 tasting evenings in partner cafés, baseline: null, target: 20",
            "kind: guardrail, title: A payout costs us at most 11 cents",
        ],
        ids=["stays", "finds the baseline", "starts at nothing", "work", "guardrail"],
    )
    def test_says_nothing_where_no_start_is_needed(self, key_result: str) -> None:
        assert found(missing_baseline, key_result) == []

    def test_a_change_that_only_the_title_announces_needs_a_start_too(self) -> None:
        [finding] = tried(missing_baseline, "Raise renewals by 20%")
        assert finding.words == "by 20%"
        assert tried(missing_baseline, "Retention rises from 60% to 80%") == []
        assert tried(missing_baseline, "Cafés see their money") == []

    def test_it_tells_what_the_registry_last_knew(self) -> None:
        metric = "metric: {name: Late, definition: x, values: [{date: 2026-06-30, value: 6.8}]}"
        [finding] = found(missing_baseline, f"title: Late payouts fall to 2%, baseline: null, target: 2, {metric}")
        assert "6.8 on 2026-06-30" in finding.help


class TestTargetNotBeyondBaseline:
    @pytest.mark.parametrize(
        ("title", "start", "end"),
        [
            ("Payouts that arrive late fall from 1.5% to 4.2%", 1.5, 4.2),
            ("Reduce complaints", 5, 9),
            ("Renewals rise to 60%", 80, 60),
        ],
    )
    def test_the_verb_of_the_title_says_which_way_is_good(self, title: str, start: float, end: float) -> None:
        [finding] = found(target_not_beyond_baseline, f"title: {title}, baseline: {start}, target: {end}")
        assert finding.address.pointer[-1] == "target"

    def test_the_metric_knows_better_than_the_verb(self) -> None:
        key_result = (
            "title: The price of a kilo falls from 9 to 12, baseline: 9, target: 12, metric: {name: Price, better: higher}"
        )
        assert found(target_not_beyond_baseline, key_result) == []

    @pytest.mark.parametrize(
        "title", ["Cafés that reduce their waste from 10% to 40%", "Queue length, 10 to 40", "Give up half of it from 10 to 40"]
    )
    def test_no_verdict_where_no_direction_is_clear(self, title: str) -> None:
        assert found(target_not_beyond_baseline, f'title: "{title}", baseline: 10, target: 40') == []

    def test_what_is_to_stay_may_end_where_it_starts(self) -> None:
        assert found(target_not_beyond_baseline, "title: NPS of cafés stays at 50, baseline: 50, target: 50") == []
        within = "metric: {name: Loss, better: within}"
        assert found(target_not_beyond_baseline, f"title: Weight lost in the roast, baseline: 15, target: 15, {within}") == []


class TestTitleDisagreesWithNumbers:
    @pytest.mark.parametrize(
        "key_result",
        [
            "title: Revenue of a week rises from €142K to €190K, baseline: 142000, target: 190000",
            "title: Revenue of a week rises from 1.2 to 2.5M, baseline: 1200000, target: 2500000",
            "title: Errors fall from 4% to 1%, baseline: 0.04, target: 0.01",
            "title: Waiting falls from 3 hours to 45 minutes, baseline: 180, target: 45",
            "title: A bad release is undone within 10 minutes, baseline: 55, target: 10",
            """title: "A bad release is undone within 10 minutes, down from 55", baseline: 55, target: 10""",
            "title: Lifts of more than 20 kg fall from 46 to 10 in a shift, baseline: 46, target: 10",
            "title: Failed renewals repaired within 3 days rise from 41% to 70%, baseline: 41, target: 70",
            "title: Retention rises by 20%, baseline: 50, target: 60",
            "title: Retention rises by 20%, baseline: 50, target: 70",
            "title: Bags on the bar in five days rise from 71% to 90%, baseline: 71, target: 85, stretch: 90",
            "title: Late payouts fall from 4.2% to 1.5%, baseline: 4.17, target: 1.5",
            "title: Tickets fall from 300 to 200 while the rating of answers stays at 4.5, baseline: 300, target: 200",
            "kind: guardrail, title: A payout costs us at most 11 cents, unit: €, at_most: 0.11",
            "kind: guardrail, title: Nobody is woken more than twice a month, unit: a month, at_most: 2",
            "kind: guardrail, title: 95 of 100 checkouts answer within 1.2 seconds, unit: s, at_most: 1.2",
            'kind: guardrail, title: Weight lost stays between 13% and 16%, unit: "%", at_most: null, between: [13, 16]',
            "title: Cafés that get their money on Friday, baseline: 10, target: 40",
            "title: Verspätete Auszahlungen sinken im Herbst von 4 auf 1 Prozent der Fälle, baseline: 3, target: 2",
        ],
    )
    def test_the_same_amount_in_other_words_is_the_same(self, key_result: str) -> None:
        assert found(title_disagrees_with_numbers, key_result) == []

    @pytest.mark.parametrize(
        ("key_result", "field"),
        [
            ("title: Payouts that arrive late fall from 5% to 1.5%, baseline: 4.2, target: 1.5", "`baseline` is 4.2"),
            ("title: Payouts that arrive late fall from 4.2% to 0.5%, baseline: 4.2, target: 1.5", "`target` is 1.5"),
            ("title: Revenue of a week rises from €142K to €190K, baseline: 142000, target: 180000", "`target` is 180000"),
            ("title: Retention rises by 20%, baseline: 50, target: 53", "`target` is 53"),
            ("title: Retention rises from 50% to 70%, baseline: 45, target: 60", "`baseline` is 45 and `target` is 60"),
            ("kind: guardrail, title: Parcels packed wrong stay under 0.8%, at_most: 1.2", "`at_most` is 1.2"),
        ],
    )
    def test_another_amount_is_told_with_its_field(self, key_result: str, field: str) -> None:
        [finding] = found(title_disagrees_with_numbers, key_result)
        assert field in finding.message
        assert finding.words


class TestMissingSource:
    @pytest.mark.parametrize(
        "key_result",
        [
            "metric: null",
            "metric: null, population: null, check_ins: [{date: 2026-11-09, value: 3, evidence: 'https://example.com/late'}]",
            "title: Late payouts fall from 4.2% to 1.5% (measured on cafés that stay), metric: null, population: null",
            "metric: {name: Late, confidence: unmeasured}, population: null",
            "kind: guardrail, title: A payout costs us at most 11 cents, metric: null",
            "title: Hold 20 tasting evenings, metric: null, population: null",
            "title: Cafés are happier with our answers, target: 1, unit: null, metric: null, population: null",
        ],
        ids=["population", "evidence", "in the title", "told as unmeasured", "guardrail", "work", "told as vague"],
    )
    def test_says_nothing_where_something_is_known(self, key_result: str) -> None:
        assert found(missing_source, key_result) == []

    def test_an_objective_is_told_once(self) -> None:
        [finding] = found(missing_source, *["metric: null, population: null"] * 3)
        assert "and 2 more" in finding.message


def test_a_guardrail_on_an_untrusted_number_guards_nothing() -> None:
    [finding] = found(untrusted_metric, "kind: guardrail, metric: {name: Cost of a payout, confidence: low}")
    assert finding.address.pointer[-1] == "metric"


class TestMissingPopulation:
    @pytest.mark.parametrize(
        "key_result",
        [
            f"title: Churn falls from 6% to 4%, population: null, {BARE[:-1]}, population: cafés}}",
            f"title: Churn of subscribers falls from 6% to 4%, population: null, {BARE}",
            f"title: 30-day retention rises from 41% to 52%, population: null, {BARE}",
            f"title: Uptime rises from 99.1% to 99.9%, population: null, {BARE}",
            f"title: Late payouts fall from 4.2% to 1.5%, population: null, {BARE}",
            "title: Churn falls from 6% to 4%, population: null, metric: null",
            "title: Churn falls from 6% to 4%, population: null, metric: {name: Churn, definition: Leavers among all users}",
            f"title: The median contract is signed within 4 days instead of 9, population: null, {FALLS}",
            f"title: The average discount falls from 22% to 14%, population: null, {FALLS}",
            f"title: Trial-to-paid conversion rises from 9% to 14%, population: null, {BARE}",
        ],
        ids=[
            "of the metric",
            "in the title",
            "a cohort",
            "of things",
            "no rate",
            "no source",
            "in the definition",
            "the middle of things",
            "the mean of things",
            "who becomes what",
        ],
    )
    def test_says_nothing_where_it_is_said_or_told_elsewhere(self, key_result: str) -> None:
        assert found(missing_population, key_result) == []

    def test_a_score_is_asked_who_answers(self) -> None:
        [finding] = found(missing_population, f"title: NPS of cafés rises by 12 points, population: null, {BARE}")
        assert finding.words == "NPS"
        assert "who answers" in finding.help

    def test_a_score_without_a_source_is_asked_this_and_no_more(self) -> None:
        key_result = "title: NPS rises by 12 points, population: null, metric: null"
        assert [finding.words for finding in found(missing_population, key_result)] == ["NPS"]
        assert found(missing_source, key_result) == []

    def test_a_median_of_what_people_go_through_is_asked_of_whom(self) -> None:
        key_result = f"title: Median time to the second bag falls from 40 to 25 days, population: null, {FALLS}"
        assert len(found(missing_population, key_result)) == 1


class TestVanityMetric:
    VIEWS = f"id: views, title: Page views rise from 4k to 9k, {BARE}"

    @pytest.mark.parametrize(
        "title",
        [
            "MAU of the café app rise by 35%",
            "Time spent in the app rises by a third",
            "Sign-ups rise from 400 to 900",
            "Page views of the shop rise from 4K to 9K",
        ],
    )
    def test_a_number_that_moves_without_value(self, title: str) -> None:
        assert len(found(vanity_metric, f"title: {title}, {BARE}")) == 1

    def test_the_metric_may_be_the_vain_one(self) -> None:
        key_result = f"title: Drinkers who find us rise from 4000 to 9000, {BARE.replace('It', 'Page views')}"
        assert "`Page views`" in found(vanity_metric, key_result)[0].message

    @pytest.mark.parametrize(
        ("title", "metric"),
        [
            ("Café owners who name another as their source rise from 9 to 22", "Café owners who name another"),
            ("Days from signature to the first cup fall from 19 to 7", "Days from signature to the first cup"),
            ("Rehearsals with full attendance rise from 61% to 80%", "Attendance"),
        ],
    )
    def test_a_metric_is_not_vain_for_its_bare_name_or_as_a_share(self, title: str, metric: str) -> None:
        assert found(vanity_metric, f"title: {title}, {BARE.replace('It', metric)}") == []

    def test_who_also_promises_that_they_come_back_has_answered(self) -> None:
        beside = "title: Readers of the page who order again rise from 12% to 20%, baseline: 12, target: 20"
        assert found(vanity_metric, self.VIEWS, beside) == []

    @pytest.mark.parametrize("guards", ["views", None])
    def test_a_guardrail_keeps_it_honest(self, guards: str | None) -> None:
        guarding = f"guards: {guards}, " if guards else ""
        assert found(vanity_metric, self.VIEWS, f"kind: guardrail, {guarding}title: A visit costs us at most 11 cents") == []

    def test_a_guardrail_of_another_does_not(self) -> None:
        others = ["id: late", "kind: guardrail, guards: late, title: A payout costs us at most 11 cents"]
        assert len(found(vanity_metric, self.VIEWS, *others)) == 1

    @pytest.mark.parametrize(
        "key_result",
        [
            f"{VIEWS[:-1]}, gamed_by: By an advertisement}}",
            f"title: Ticket volume falls from 300 to 200 a week while NPS stays stable, {FALLS}",
            f"title: Sign-ups rise from 400 to 900 while refunds stay under 2%, {BARE}",
            f"title: Visitors who buy rise from 2% to 4%, {BARE}",
            f"title: 40% of visitors come back within a month, {BARE}",
            f"title: Revenue per engaged user rises from $50 to $75, {BARE}",
            f"kind: output, title: Page views rise from 4k to 9k, {BARE}",
        ],
    )
    def test_says_nothing_of_what_is_worth_something_or_answered_for(self, key_result: str) -> None:
        assert found(vanity_metric, key_result) == []


class TestEffortMetric:
    @pytest.mark.parametrize(
        "title",
        ["Commits merged rise from 40 to 80 a week", "Tickets closed rise from 200 to 300", "Lines of code rise from 4k to 9k"],
    )
    def test_counting_labour(self, title: str) -> None:
        assert len(found(effort_metric, f"title: {title}, {BARE}")) == 1

    @pytest.mark.parametrize(
        "key_result",
        [
            "title: Hours worked on weekends fall from 31 to 6, baseline: 31, target: 6",
            "title: Cafés that reorder after training sessions held rise from 10% to 40%, baseline: 10, target: 40",
            "title: Conduct 20 training sessions, baseline: 0, target: 20",
            "kind: output, title: Tickets closed rise from 200 to 300, baseline: 200, target: 300",
        ],
        ids=["less of it", "on whom", "told as work", "declared"],
    )
    def test_says_nothing_where_it_is_no_count_of_labour(self, key_result: str) -> None:
        assert found(effort_metric, key_result) == []

    def test_labour_is_told_once(self) -> None:
        assert found(vanity_metric, f"title: Commits of the platform team in a week, {BARE}") == []
        assert found(process_health_metric, "title: Story points of a sprint rise from 30 to 45") == []


class TestProcessHealthMetric:
    BUGS = "title: Bring the bug count down by 40%"

    def test_alone_it_stands_for_nobody(self) -> None:
        [finding] = found(process_health_metric, self.BUGS)
        assert finding.words == "bug count"

    def test_a_users_result_beside_it_is_enough(self) -> None:
        assert found(process_health_metric, self.BUGS, "title: Orders that arrive wrong fall from 3% to 1%") == []

    def test_a_lens_that_looks_at_the_team_says_what_it_is_about(self) -> None:
        assert found(process_health_metric, f"{self.BUGS}, lens: team") == []


class TestLeadingIndicatorAsOutcome:
    USAGE = f"title: Increase feature usage from 20% to 60%, {BARE}"

    def test_it_may_be_read_from_the_words(self) -> None:
        assert len(found(leading_indicator_as_outcome, self.USAGE)) == 1

    @pytest.mark.parametrize(
        "key_result",
        [
            f"{USAGE[:-1]}, indicator: lagging}}",
            f"title: Subscribers who cancel fall from 6% to 4%, {FALLS}",
            f"title: Usage of paper forms falls from 60% to 20%, {FALLS}",
            f"title: Trial boxes that become subscriptions rise from 17% to 26%, {BARE}",
            f"title: Grow the pipeline of qualified cafés from $50k to $140k, {BARE}",
            f"title: Page views rise from 4k to 9k, {BARE}",
        ],
        ids=["declared", "some of them", "less of it", "those who pay", "what sales is for", "told as vanity"],
    )
    def test_says_nothing_where_it_lags_or_is_told_otherwise(self, key_result: str) -> None:
        assert found(leading_indicator_as_outcome, key_result) == []

    def test_a_lagging_result_beside_it_makes_it_an_instrument(self) -> None:
        assert found(leading_indicator_as_outcome, self.USAGE, "title: Cafés that renew rise from 81% to 86%") == []


class TestExternalFactor:
    @pytest.mark.parametrize(
        "title",
        [
            "Our share price rises from 20 to 30 euros",
            "Regulator approves our new payout account by 15 December",
            "Payout times fall from 4 to 2 days once the regulator agrees",
        ],
    )
    def test_what_others_decide(self, title: str) -> None:
        assert len(found(external_factor, f"title: {title}")) == 1

    @pytest.mark.parametrize(
        "title",
        [
            "Win rate against the top competitor rises from 30% to 50%",
            "Gifts that arrive on their day rise from 86% to 98% whatever the weather",
            "Currency conversions that fail fall from 3% to 1%",
            "Customers won from competitors rise from 5 to 10 a month",
        ],
    )
    def test_what_a_team_does_about_it_is_its_own(self, title: str) -> None:
        assert found(external_factor, f"title: {title}") == []


class TestDateOutsideCycle:
    def test_a_wrong_year_is_one_slip(self) -> None:
        days = ", ".join(f"{{date: 2025-{day}, value: 3}}" for day in ("10-12", "10-19", "10-26"))
        [finding] = found(date_outside_cycle, f"check_ins: [{days}]")
        assert "`2025-10-12`" in finding.message
        assert "and 2 more lie before 2026-Q4 begins" in finding.message
        assert finding.address.pointer[-3:] == ("check_ins", 0, "date")

    def test_a_milestone_before_the_start_or_after_today(self) -> None:
        milestones = "milestones: [{title: Pilot, done: 2026-09-12}]", "milestones: [{title: All banks, done: 2026-11-30}]"
        sides = [found(date_outside_cycle, f"kind: output, {one}")[0].message.split("lies ")[1] for one in milestones]
        assert sides == ["before 2026-Q4 begins", "in the future"]

    def test_what_lies_in_the_future_is_told_of_once_for_a_file(self) -> None:
        ahead = "check_ins: [{date: 2026-11-02, value: 3}, {date: 2026-12-07, value: 2}]"
        [finding] = found(date_outside_cycle, ahead, ahead, ahead)
        assert "`2026-12-07`" in finding.message
        assert finding.message.endswith("and 2 more lie in the future")
        assert finding.address.pointer[-5:] == ("key_results", 0, "check_ins", 1, "date")

    def test_the_last_and_the_first_day_and_today_are_inside(self) -> None:
        days = "[{date: 2026-10-01, value: 4}, {date: 2026-11-09, value: 3}]"
        assert found(date_outside_cycle, f"due: 2026-12-31, check_ins: {days}") == []

    def test_a_due_date_before_the_start(self) -> None:
        assert "before 2026-Q4 begins" in found(date_outside_cycle, "due: 2026-09-30")[0].message


class TestDuplicateMetric:
    LATE = "metric: {name: Late payouts, definition: x}"

    def test_a_metric_written_out_twice_is_one(self) -> None:
        assert len(found(duplicate_metric, self.LATE, self.LATE)) == 1

    def test_another_population_is_another_number(self) -> None:
        assert found(duplicate_metric, f"{self.LATE}, population: new cafés", f"{self.LATE}, population: old cafés") == []

    def test_a_guardrail_may_hold_the_number_that_it_guards(self) -> None:
        assert found(duplicate_metric, self.LATE, f"kind: guardrail, {self.LATE}") == []
