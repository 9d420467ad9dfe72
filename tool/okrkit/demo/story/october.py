"""October, until the freeze: the year is measured by its December, and six teams plan towards it."""

from okrkit.demo.step import CheckIn, Commit, Confirm, Edit, Feedback, Merge, Review, Write

_WORKSPACE = "okrs/okrs.yaml"
_PAYMENTS = "okrs/teams/payments/2026-Q4.yaml"
_ROASTERY = "okrs/teams/roastery/2026-Q4.yaml"

OCTOBER = (
    Commit(
        "2026-09-28 15:20",
        "tess",
        "Northwind: December as the one objective of the quarter (#36)",
        (Write("okrs/company/2026-Q4.yaml"),),
        landed="2026-09-29 09:10",
        landed_by="ana",
    ),
    Commit(
        "2026-09-29 11:00",
        "ana",
        "Check in every week, freeze on 12 October, explain our own words (#37)",
        (
            Edit(
                _WORKSPACE,
                "  cadence_days: 14",
                "  cadence_days: 7          # every Monday; it was every other one until September",
            ),
            Edit(
                _WORKSPACE,
                "one more week to settle\n",
                "one more week to settle\n  - {id: 2026-Q4, frozen_from: 2026-10-12}\n",
            ),
            Edit(
                _WORKSPACE,
                "\npolicy:",
                "\nglossary:\n"
                "  standing order: what a café gets each week unless it says otherwise\n"
                "  payout: what we owe a partner café for the bags it sold for us\n"
                "  panel: five of us, blindfolded, every Thursday\n"
                "\npolicy:",
            ),
            Edit(_WORKSPACE, "# The plan of", "# yaml-language-server: $schema=../schema/workspace.schema.json\n# The plan of"),
        ),
        body="Fortnightly check-ins hid the payouts for six weeks. A week is a habit; two weeks are an appointment.",
    ),
    # A request merged without a squash: Li's draft and Dana's rewrite beside main, while the figures of September landed there.
    # The objective is carried over from the missed quarter and serves two parents, a key result and an objective.
    Merge(
        "2026-10-01 16:40",
        "ana",
        "Merge payments-q4: paid on the day we said (#41)",
        branch=(
            Commit(
                "2026-09-29 17:15", "li", "Payments: draft for the fourth quarter", (Write("okrs/teams/payments/2026-Q4.yaml"),)
            ),
            Commit(
                "2026-10-01 11:05",
                "dana",
                "Payments: rewrite after the café council read the draft",
                (Write("okrs/teams/payments/2026-Q4.yaml", "okrs/teams/payments/2026-Q4.rewritten.yaml"),),
                body="They wanted a why, a guardrail and a day they can plan with. So did Ana.",
                together_with=("li",),
            ),
        ),
        meanwhile=(
            Commit(
                "2026-09-30 10:30",
                "tess",
                "Company figures for September",
                (
                    CheckIn("company/cafes-stay@2026#renewal", 85.9, 0.6, by="ana"),
                    CheckIn("company/cafes-stay@2026#in-full", 93.1, 0.7),
                    CheckIn("company/cafes-stay@2026#cafe-margin", 34.9, note="Green coffee is dearer by a tenth"),
                    CheckIn("company/home-habit@2026#second-bag", 52, 0.4, by="ravi"),
                    CheckIn("company/home-habit@2026#churn", 5.5, 0.3, by="ravi"),
                    CheckIn("company/home-habit@2026#discounts", 10.2),
                    CheckIn("company/grow-calmly@2026#weekly-revenue", 165400, 0.7),
                    CheckIn("company/grow-calmly@2026#weekend-shifts", 11, 0.7),
                    CheckIn("company/grow-calmly@2026#returns", 1.2, by="mia"),
                    CheckIn("company/grow-calmly@2026#untouched-orders", 83, 0.8, by="sam"),
                ),
            ),
        ),
        body="Read by Noor and by the café council.",
    ),
    Commit(
        "2026-10-01 17:00", "mia", "Support: plan for the fourth quarter (#39)", (Write("okrs/teams/support/2026-Q4.yaml"),)
    ),
    # The first plan with an orphan: calm-release serves nothing above it, and says so.
    Commit(
        "2026-10-01 17:20",
        "sam",
        "Platform: plan for the fourth quarter, look back on the third (#40)",
        (Write("okrs/teams/platform/2026-Q4.yaml"), Review("platform", "2026-Q3")),
    ),
    Commit("2026-10-01 18:00", "mia", "Support: look back on the third quarter", (Review("support", "2026-Q3"),)),
    # A missed quarter with an honest review.
    Commit(
        "2026-10-02 09:50",
        "dana",
        "Payments: what we got wrong in the third quarter",
        (Review("payments", "2026-Q3"),),
        body="Read this before you read our new plan.",
        together_with=("li",),
    ),
    # A person with too much: Noor owns every key result of Cafés.
    Commit(
        "2026-10-02 13:30",
        "noor",
        "Cafés: plan for the fourth quarter, look back on the third (#42)",
        (Write("okrs/teams/cafes/2026-Q4.yaml"), Review("cafes", "2026-Q3")),
    ),
    Commit(
        "2026-10-02 15:45",
        "jonas",
        "Roastery: plan for the fourth quarter, look back on the third (#43)",
        (Write("okrs/teams/roastery/2026-Q4.yaml"), Review("roastery", "2026-Q3")),
        together_with=("elin",),
    ),
    Commit(
        "2026-10-05 08:55",
        "ravi",
        "Subscriptions: plan for Q4, look back on Q3 (#44)",
        (Write("okrs/teams/subscriptions/2026-Q4.yaml"), Review("subscriptions", "2026-Q3")),
    ),
    Commit(
        "2026-10-05 09:40",
        "tess",
        "Monday check-ins, week 41",
        (
            CheckIn("company/calm-december#out-by-four", 83.5, 0.6),
            CheckIn("company/calm-december#overtime", 6.4, 0.5),
            CheckIn("payments/on-time-payouts#late-payouts", 4.1, 0.6, by="dana"),
            CheckIn("payments/card-renewals#failed-renewals", 3.5, 0.7, by="li"),
            CheckIn("platform/never-lost#ledger-corrections", 133, 0.6, by="sam"),
            CheckIn("cafes/minute-order#corrections", 16.1, 0.6, by="noor"),
            CheckIn("roastery/fresh-on-the-bar#within-five-days", 71.5, 0.6, by="jonas"),
        ),
    ),
    # Of three dependencies two are confirmed. Standing orders that pause never are.
    Commit(
        "2026-10-05 14:00",
        "sam",
        "Platform says yes to repeatable ledger writes",
        (Confirm("payments/on-time-payouts", "ledger writes that can be repeated without harm"),),
    ),
    Commit(
        "2026-10-06 07:50",
        "jonas",
        "Roastery packs the starter kits",
        (Confirm("cafes/first-month", "starter kits packed with the first order"),),
    ),
    Commit(
        "2026-10-06 16:10",
        "dana",
        "Payments: Li owns the card renewals",
        (Edit(_PAYMENTS, "    owner: dana\n    ambition: committed\n", "    owner: li\n    ambition: committed\n"),),
    ),
    # A target that is raised while it may still be moved by anybody.
    Commit(
        "2026-10-07 14:40",
        "elin",
        "Roastery: ten lifts in a shift, not fifteen",
        (
            Edit(_ROASTERY, "fall from 46 to 15 in a shift", "fall from 46 to 10 in a shift"),
            Edit(_ROASTERY, "        baseline: 46\n        target: 15\n", "        baseline: 46\n        target: 10\n"),
        ),
        body="We tried the vacuum lift for a morning. Fifteen would be hiding behind it.",
    ),
    # An objective takes a better id and keeps its history through `formerly`.
    Commit(
        "2026-10-08 10:25",
        "ravi",
        "Call it by what we want, not by what we fear",
        (
            Edit(
                "okrs/teams/subscriptions/2026-Q4.yaml",
                "  - id: less-churn\n",
                "  - id: reasons-to-stay\n    formerly: [less-churn]\n",
            ),
        ),
    ),
    Commit(
        "2026-10-09 13:15",
        "elin",
        "Roastery: let the nurse ask",
        (
            Feedback(
                "roastery/safe-hands",
                "peer",
                "Mia Lind",
                "Who asks them? I would not tell my own shift lead about my back.",
                "The nurse asks, from the end of November on",
            ),
        ),
    ),
)
