"""The life of one thing, through its names, teams and cycles."""

import pytest

from okrkit.history.life import life
from okrkit.history.timeline import read_timeline
from okrkit.reading.load import load
from okrkit.reading.repository import Repository
from okrkit.reference import Reference
from tests.repositories import WORKSPACE, Workshop, key_result, objective, okr_file

Q3 = "2026-Q3"


def told(workshop: Workshop, name: str) -> list[str]:
    """Each change of a life with its commit, and each file that could not be read; the newest first."""
    repository = Repository.open(workshop.folder)
    reference = Reference.parse(name)
    assert reference
    moments = life(read_timeline(repository), load(repository.tree("HEAD")).plan, reference)
    return [
        f"{moment.commit.subject}: {what}"
        for moment in moments
        for what in (
            *(f"{change.kind} {change.reference}" for change in moment.changes),
            *(f"unread {finding.address.path}" for finding in moment.unreadable),
        )
    ]


@pytest.fixture
def begun(repository: Workshop) -> Workshop:
    repository.commit("Begin", {"okrs/okrs.yaml": WORKSPACE})
    repository.commit("Plan Q3", {"okrs/payments-3.yaml": okr_file(objective(), cycle=Q3)})
    return repository


def carried(id: str, more: str = "") -> str:
    """A plan for the fourth quarter that continues that of the third."""
    continues = f"    continues: payments/on-time-payouts@2026-Q3\n{more}    title:"
    return okr_file(objective(id).replace("    title:", continues, 1))


def test_it_goes_back_through_another_id_and_what_it_continues(begun: Workshop) -> None:
    begun.commit("Plan Q4", {"okrs/payments.yaml": carried("paid-in-time")})
    begun.commit("Call it trust", {"okrs/payments.yaml": carried("payout-trust", "    formerly: [paid-in-time]\n")})
    review = "review:\n  date: 2026-10-05\n  objectives:\n    on-time-payouts: {score: 1.0, verdict: achieved}\n"
    begun.commit("Look back", {"okrs/payments-3.yaml": okr_file(objective(), cycle=Q3) + review})
    whole = [
        "Look back: reviewed payments/on-time-payouts@2026-Q3",
        "Look back: score changed payments/on-time-payouts@2026-Q3",
        "Call it trust: objective id changed payments/payout-trust@2026-Q4",
        "Plan Q4: objective added payments/paid-in-time@2026-Q4",
        "Plan Q3: objective added payments/on-time-payouts@2026-Q3",
    ]
    for name in ("payout-trust", "paid-in-time", "on-time-payouts"):
        assert told(begun, f"payments/{name}") == whole
    assert told(begun, "payments/payout-trust@2026-Q4") == whole[2:4]


def test_a_new_id_has_the_cycles_before_it_and_an_old_one_what_it_became(begun: Workshop) -> None:
    begun.commit("Plan Q4", {"okrs/payments.yaml": okr_file()})
    begun.commit("Guess", {"okrs/payments.yaml": okr_file(objective("payout-trust"))})
    whole = [
        "Guess: objective id changed payments/payout-trust@2026-Q4",
        "Plan Q4: objective added payments/on-time-payouts@2026-Q4",
        "Plan Q3: objective added payments/on-time-payouts@2026-Q3",
    ]
    assert told(begun, "payments/payout-trust") == whole
    assert told(begun, "payments/payout-trust#late-payouts") == whole
    assert told(begun, "payments/on-time-payouts@2026-Q4") == whole[:2]
    assert told(begun, "payments/payout-trust@2026-Q4") == whole[:2]


def test_things_that_swap_their_ids_keep_their_lives(begun: Workshop) -> None:
    cards = objective("cards", "Cards renew themselves", key_result("failed", 3))
    begun.commit("Plan Q4", {"okrs/payments.yaml": okr_file(objective(), cards)})
    swapped = objective("on-time-payouts", "Cards renew themselves", key_result("failed", 3))
    begun.commit("Swap", {"okrs/payments.yaml": okr_file(objective("cards"), swapped)})
    begun.commit("Ease", {"okrs/payments.yaml": okr_file(objective("cards", key_results=key_result(target=1)), swapped)})
    assert "Ease: target eased payments/cards@2026-Q4#late-payouts" not in told(begun, "payments/on-time-payouts@2026-Q4")


def test_a_key_result_shares_the_fate_of_its_objective_while_it_is_there(begun: Workshop) -> None:
    late, calls = key_result(), key_result("calls", 3)
    begun.commit("Add calls", {"okrs/payments-3.yaml": okr_file(objective(key_results=late + calls), cycle=Q3)})
    both = okr_file(objective(key_results=late + calls))
    begun.commit("Put it off", {"okrs/payments-3.yaml": None, "okrs/payments.yaml": both})
    begun.commit("Take calls out", {"okrs/payments.yaml": okr_file(objective(key_results=late))})
    begun.commit("Give up", {"okrs/payments.yaml": okr_file(objective("other"))})
    assert told(begun, "payments/on-time-payouts#calls") == [
        "Take calls out: key result removed payments/on-time-payouts@2026-Q4#calls",
        "Put it off: objective moved payments/on-time-payouts@2026-Q4",
        "Add calls: key result added payments/on-time-payouts@2026-Q3#calls",
    ]


def test_versions_of_its_file_that_cannot_be_read_belong_to_it(begun: Workshop) -> None:
    begun.commit("Draft", {"okrs/payments.yaml": "team: ["})
    begun.commit("Plan Q4", {"okrs/payments.yaml": okr_file(objective()), "okrs/company.yaml": "team: ["})
    begun.commit("Break it", {"okrs/payments.yaml": "team: [", "okrs/company.yaml": "team: [["})
    begun.commit("Mend it", {"okrs/payments.yaml": okr_file(objective(title="Paid on time"))})
    fourth = [
        "Mend it: objective retitled payments/on-time-payouts@2026-Q4",
        "Break it: unread payments.yaml",
        "Plan Q4: objective added payments/on-time-payouts@2026-Q4",
    ]
    third = "Plan Q3: objective added payments/on-time-payouts@2026-Q3"
    assert told(begun, "payments/on-time-payouts@2026-Q4") == fourth
    assert told(begun, "payments/on-time-payouts@2026-Q3") == [third]
    assert told(begun, "payments/on-time-payouts") == [*fourth, "Draft: unread payments.yaml", third]
