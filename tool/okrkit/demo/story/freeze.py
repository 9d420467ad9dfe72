"""October, from the freeze on: the weekly rhythm holds, one team falls silent, and a tab breaks a file."""

from okrkit.demo.step import Break, CheckIn, Commit, Done, Edit, Fix

_PLATFORM = "okrs/teams/platform/2026-Q4.yaml"
_LEARNING = "    ambition: learning\n"
_ONE_BUTTON = "- {id: one-button, title: One button that brings the release before back, drives: [time-to-undo]}\n"

FREEZE = (
    Commit(
        "2026-10-12 09:05",
        "dana",
        "Payments check-in, week 42",
        (
            CheckIn("payments/on-time-payouts#late-payouts", 3.9, 0.6, "New bank file format is live with the pilot bank"),
            CheckIn("payments/on-time-payouts#cost-per-payout", 0.1),
            CheckIn("payments/card-renewals#failed-renewals", 3.3, 0.7, by="li"),
            CheckIn("payments/card-renewals#recovered", 43, 0.7, by="li"),
        ),
    ),
    # The sandbagger: 0.95 sure on the first day of a quarter, two quarters after two that were all met.
    Commit(
        "2026-10-12 09:20",
        "mia",
        "Support check-in, week 42",
        (
            CheckIn("support/settled-at-once#first-reply", 5.2, 0.95),
            CheckIn("support/settled-at-once#one-exchange", 62.8, 0.95),
            CheckIn("support/know-before#told-first", 31, 0.6, "We count by hand until Platform can"),
            CheckIn("support/know-before#where-is-it", 39, 0.6),
        ),
    ),
    Commit(
        "2026-10-12 10:10",
        "sam",
        "Monday check-ins, week 42",
        (
            CheckIn("platform/never-lost#ledger-corrections", 121, 0.7, "Payout writes carry a key now"),
            CheckIn("platform/never-lost#carry-on", 41, 0.6),
            Done("platform/never-lost#repeatable-writes", "Payout writes"),
            CheckIn("platform/calm-release#time-to-undo", 51, 0.6, by="pavel"),
            CheckIn("cafes/minute-order#standing-orders", 24, 0.6, by="noor"),
            CheckIn("cafes/first-month#days-to-first-cup", 18.5, 0.6, by="noor"),
            CheckIn("cafes/first-month#own-baristas", 32, 0.5, "Our only trainer has given notice", "noor"),
            CheckIn("roastery/fresh-on-the-bar#panel", 79, 0.6, by="elin"),
            CheckIn("subscriptions/reasons-to-stay#first-bag-right", 55, 0.6, by="ravi"),
            CheckIn(
                "subscriptions/reasons-to-stay#too-much-coffee", 33, 0.6, "One tap to skip a bag, for half of them", "ravi"
            ),
        ),
    ),
    Commit(
        "2026-10-19 09:00",
        "li",
        "Payments check-in, week 43",
        (
            CheckIn("payments/on-time-payouts#late-payouts", 3.8, 0.6, by="dana"),
            CheckIn("payments/on-time-payouts#cost-per-payout", 0.1),
            CheckIn("payments/card-renewals#failed-renewals", 3.0, 0.7),
            CheckIn("payments/card-renewals#recovered", 47, 0.7, "Most people only need a link that works on a phone"),
            CheckIn("payments/card-renewals#reminders", 1.5),
        ),
    ),
    Commit(
        "2026-10-19 10:00",
        "jonas",
        "Monday check-ins, week 43",
        (
            CheckIn("roastery/fresh-on-the-bar#within-five-days", 74, 0.6, "Roast on Sunday night for Tuesday's van"),
            CheckIn("roastery/fresh-on-the-bar#panel", 80.5, 0.6, by="elin"),
            CheckIn("roastery/fresh-on-the-bar#roast-loss", 14.7),
            CheckIn("roastery/safe-hands#heavy-lifts", 39, 0.7, "First vacuum lift at drum 2", "elin"),
            CheckIn("cafes/minute-order#standing-orders", 27, 0.6, by="noor"),
            CheckIn("cafes/minute-order#corrections", 14.2, 0.6, by="noor"),
            CheckIn("cafes/first-month#month-two", 76, 0.6, by="noor"),
            CheckIn("platform/calm-release#released-alone", 3, 0.7, by="pavel"),
            CheckIn("support/settled-at-once#first-reply", 4.9, 0.95, by="mia"),
            CheckIn("company/calm-december#out-by-four", 85.8, 0.6, by="tess"),
            CheckIn("company/calm-december#overtime", 6.0, 0.5, by="tess"),
        ),
        together_with=("elin", "noor"),
    ),
    Commit(
        "2026-10-21 15:30",
        "dana",
        "Payments: the pilot bank is live",
        (Done("payments/on-time-payouts#new-bank-file", "Pilot bank live", day="2026-10-20"),),
    ),
    # The last word from Subscriptions: after this the team goes silent.
    Commit(
        "2026-10-26 09:25",
        "ravi",
        "Subscriptions check-in, week 44",
        (
            CheckIn(
                "subscriptions/reasons-to-stay#first-bag-right", 59, 0.6, "Two new coffees from Huila; people like choosing"
            ),
            CheckIn("subscriptions/reasons-to-stay#too-much-coffee", 29, 0.6),
            CheckIn("subscriptions/reasons-to-stay#questions-asked", 5.1),
        ),
    ),
    Commit(
        "2026-10-26 10:05",
        "noor",
        "Monday check-ins, week 44",
        (
            CheckIn("cafes/minute-order#standing-orders", 31, 0.6, "Every second owner asks how to pause it for a holiday"),
            CheckIn("cafes/minute-order#surplus", 1.4),
            CheckIn("cafes/first-month#days-to-first-cup", 17.5, 0.5),
            CheckIn("cafes/first-month#month-two", 78.5, 0.6),
            Done("cafes/first-month#starter-kits", "Kit agreed with three new cafés", day="2026-10-23"),
            CheckIn("payments/on-time-payouts#late-payouts", 3.5, 0.5, by="dana"),
            CheckIn("payments/on-time-payouts#cost-per-payout", 0.11, by="li"),
            CheckIn("payments/card-renewals#failed-renewals", 2.8, 0.7, by="li"),
            CheckIn("platform/never-lost#ledger-corrections", 96, 0.7, by="sam"),
            CheckIn("platform/never-lost#carry-on", 53, 0.7, by="sam"),
            CheckIn("platform/never-lost#checkout-time", 1.1, by="sam"),
            CheckIn("support/settled-at-once#one-exchange", 64.5, 0.95, "Target met", "mia"),
            CheckIn("support/know-before#told-first", 42, 0.6, by="mia"),
            CheckIn("support/know-before#where-is-it", 34, 0.6, by="mia"),
        ),
    ),
    # A revision that does not parse: a tab slipped in, and for twenty minutes nobody could read Platform's plan.
    Commit(
        "2026-10-27 17:48",
        "pavel",
        "Platform: one button to undo a release",
        (Break(_PLATFORM, _LEARNING, f"{_LEARNING}    initiatives:\n\t  {_ONE_BUTTON}"),),
    ),
    Commit(
        "2026-10-27 18:09",
        "pavel",
        "Platform: spaces, not a tab",
        (Fix(_PLATFORM, f"\t  {_ONE_BUTTON}", f"      {_ONE_BUTTON}"),),
        body="okr validate would have told me. It runs before each commit now.",
    ),
    Commit(
        "2026-10-30 16:20",
        "sam",
        "Platform: every ledger write can be repeated",
        (
            Done("platform/never-lost#repeatable-writes", "Refund writes", day="2026-10-22"),
            Done("platform/never-lost#repeatable-writes", "Old entry point closed"),
            Edit(
                _PLATFORM,
                "drives: [ledger-corrections, repeatable-writes]}",
                "drives: [ledger-corrections, repeatable-writes], owner: pavel}",
            ),
        ),
        body="A day early. The corrections will show whether it was the right thing to build.",
    ),
)
