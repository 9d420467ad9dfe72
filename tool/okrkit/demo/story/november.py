"""November: promises move in the open, or quietly, or are given up."""

from okrkit.demo.step import CheckIn, Commit, Done, Drop, Edit, Feedback, Rebaseline

_PAYMENTS = "okrs/teams/payments/2026-Q4.yaml"
_COST = "payments/on-time-payouts#cost-per-payout"
_FRESH = "roastery/fresh-on-the-bar#within-five-days"
_FIRST_CUP = "cafes/first-month#days-to-first-cup"
_STANDING = "cafes/minute-order#standing-orders"
_CHURN = "company/home-habit@2026#churn"
_LATE = "payments/on-time-payouts#late-payouts"

NOVEMBER = (
    Commit(
        "2026-11-02 09:30",
        "tess",
        "Monday check-ins, week 45",
        (
            CheckIn(_LATE, 3.4, 0.5, "The second of the three large banks tests until the 20th", "dana"),
            CheckIn(_COST, 0.12, note="Over our bound: the noon run pays each bank twice", by="li"),
            CheckIn("payments/card-renewals#failed-renewals", 2.6, 0.8, by="li"),
            CheckIn("payments/card-renewals#recovered", 52, 0.7, by="li"),
            CheckIn("platform/never-lost#ledger-corrections", 84, 0.8, by="sam"),
            CheckIn("platform/calm-release#time-to-undo", 40, 0.6, by="pavel"),
            CheckIn(_STANDING, 34, 0.5, by="noor"),
            CheckIn("cafes/minute-order#corrections", 12, 0.7, by="noor"),
            CheckIn(_FRESH, 75, 0.4, "The Kenyan container waits in port until the 20th", "jonas"),
            CheckIn("roastery/safe-hands#heavy-lifts", 31, 0.8, by="elin"),
            CheckIn("support/know-before#needless-news", 3.2, by="mia"),
            CheckIn("company/calm-december#out-by-four", 88, 0.6),
            CheckIn("company/calm-december#overtime", 5.3, 0.5),
            CheckIn("company/calm-december#wrong-parcels", 0.6),
        ),
        together_with=("li", "elin"),
    ),
    # A promise that moves in the open: a reason, an approval, and the title says the new number.
    Commit(
        "2026-11-02 14:50",
        "jonas",
        "Roastery: 85% instead of 90% while the container is held (#47)",
        (
            Rebaseline(
                _FRESH,
                before={"target": 90},
                after={"target": 85},
                because="The Kenyan container is held in port until 20 November; a third of the bags wait for it",
                approved_by="ana",
            ),
            Edit(
                "okrs/teams/roastery/2026-Q4.yaml",
                "within five days of roasting rise from 71% to 90%",
                "within five days of roasting rise from 71% to 85%",
            ),
        ),
        landed="2026-11-03 09:00",
        landed_by="ana",
    ),
    # A key result given up in the open.
    Commit(
        "2026-11-03 11:30",
        "noor",
        "Cafés: stop the taste test for baristas (#48)",
        (
            Drop(
                "cafes/first-month#own-baristas",
                "Our trainer has left and nobody starts before January. Half a course would teach us nothing.",
            ),
        ),
        landed="2026-11-03 15:40",
        landed_by="ana",
    ),
    Commit(
        "2026-11-03 16:30",
        "tess",
        "Company figures for October",
        (
            CheckIn("company/cafes-stay@2026#renewal", 87.3, 0.6, by="ana"),
            CheckIn("company/cafes-stay@2026#in-full", 94.2, 0.7),
            CheckIn("company/cafes-stay@2026#cafe-margin", 34.6),
            CheckIn("company/home-habit@2026#second-bag", 52.3, 0.3, by="ana"),
            CheckIn(_CHURN, 5.4, 0.2, by="ana"),
            CheckIn("company/grow-calmly@2026#weekly-revenue", 178300, 0.8),
            CheckIn("company/grow-calmly@2026#untouched-orders", 86, 0.8, by="sam"),
        ),
    ),
    Commit(
        "2026-11-04 13:10",
        "ana",
        "Two questions for Support",
        (
            Feedback(
                "support/settled-at-once",
                "manager",
                "Ana Costa",
                "You were past both targets in week four, for the third quarter running. Which number would make you nervous?",
            ),
            Feedback(
                "support/know-before",
                "customer",
                "The Blue Door",
                "Your message came before I had opened the shop. I moved two bags from the other bar and nobody noticed.",
                "Printed and put on the wall",
            ),
        ),
    ),
    Commit(
        "2026-11-09 09:20",
        "dana",
        "Monday check-ins, week 46",
        (
            CheckIn(_LATE, 3.2, 0.4),
            CheckIn(_COST, 0.12, by="li"),
            CheckIn("payments/card-renewals#failed-renewals", 2.5, 0.8, by="li"),
            CheckIn("platform/never-lost#ledger-corrections", 71, 0.8, "Four in ten less in a month", "sam"),
            CheckIn("platform/never-lost#carry-on", 64, 0.7, by="sam"),
            CheckIn("platform/calm-release#released-alone", 5, 0.8, "Even on a Friday", "pavel"),
            CheckIn(_FIRST_CUP, 16.2, 0.4, by="noor"),
            CheckIn("cafes/first-month#month-two", 81, 0.7, by="noor"),
            CheckIn(_FRESH, 77, 0.6, by="jonas"),
            CheckIn("roastery/fresh-on-the-bar#panel", 83, 0.5, by="elin"),
            CheckIn("support/know-before#told-first", 52, 0.7, by="mia"),
            CheckIn("support/know-before#where-is-it", 29.5, 0.7, by="mia"),
        ),
    ),
    # The quiet goalpost move: four weeks after the freeze, no reason, and not even the title says so.
    Commit(
        "2026-11-09 17:35",
        "li",
        "Tidy up numbers",
        (
            Edit(_PAYMENTS, "        target: 0.5\n", "        target: 1.5\n"),
            Edit(_PAYMENTS, "        proves: late-payouts      # if it", "        proves: late-payouts  # if it"),
        ),
    ),
    Commit(
        "2026-11-11 11:11",
        "mia",
        "Support: target held for three weeks",
        (
            CheckIn("support/settled-at-once#first-reply", 4.2, 1.0),
            CheckIn("support/settled-at-once#one-exchange", 67, 1.0),
        ),
    ),
    Commit(
        "2026-11-16 09:30",
        "sam",
        "Monday check-ins, week 47",
        (
            CheckIn("platform/never-lost#ledger-corrections", 62, 0.8),
            CheckIn("platform/never-lost#carry-on", 71, 0.8, "The courier was down for an hour on Friday and nobody called"),
            CheckIn("platform/never-lost#checkout-time", 1.05),
            CheckIn("platform/calm-release#time-to-undo", 32, 0.6, by="pavel"),
            CheckIn("payments/card-renewals#failed-renewals", 2.3, 0.8, by="li"),
            CheckIn("payments/card-renewals#recovered", 58, 0.8, by="li"),
            CheckIn("payments/card-renewals#reminders", 1.4, by="li"),
            CheckIn(_STANDING, 38, 0.4, "Owners want to pause it", "noor", blockers="Platform has not said when"),
            CheckIn("cafes/minute-order#corrections", 9.8, 0.7, by="noor"),
            CheckIn("cafes/minute-order#surplus", 1.6, by="noor"),
            CheckIn(_FIRST_CUP, 15.5, 0.3, "The kit helps, the machine lease takes nine days", "noor"),
            CheckIn("cafes/first-month#month-two", 82.5, 0.7, by="noor"),
            CheckIn(_FRESH, 79, 0.7, by="jonas"),
            CheckIn("roastery/fresh-on-the-bar#panel", 85, 0.5, by="elin"),
            CheckIn("roastery/fresh-on-the-bar#roast-loss", 14.8, by="jonas"),
            CheckIn("roastery/safe-hands#heavy-lifts", 20, 0.9, "Second lift on the packing line", "elin"),
            CheckIn("support/know-before#needless-news", 3.8, by="mia"),
            CheckIn("support/know-before#told-first", 59, 0.7, by="mia"),
            CheckIn("support/know-before#where-is-it", 26.5, 0.7, by="mia"),
        ),
        together_with=("noor", "jonas"),
    ),
    Commit(
        "2026-11-16 16:10",
        "tess",
        "Company figures, middle of November",
        (
            CheckIn("company/calm-december#out-by-four", 90.6, 0.7, "Sunday roasting helps more than anything we planned"),
            CheckIn("company/calm-december#overtime", 4.4, 0.5, "Two packers start on the 23rd"),
            CheckIn("company/calm-december#wrong-parcels", 0.7),
            CheckIn(
                "company/cafes-stay@2026#renewal", 87.9, 0.5, "Nine agreements end before Christmas; six have said yes", "ana"
            ),
            CheckIn("company/cafes-stay@2026#in-full", 94.6, 0.6),
            CheckIn("company/cafes-stay@2026#cafe-margin", 34.4),
            CheckIn(_CHURN, 5.3, 0.1, "From the ledger. I have not heard from Subscriptions.", "ana"),
            CheckIn("company/home-habit@2026#second-bag", 52.1, 0.2, by="ana"),
            CheckIn("company/home-habit@2026#discounts", 10.9),
            CheckIn("company/grow-calmly@2026#weekly-revenue", 184500, 0.8),
            CheckIn("company/grow-calmly@2026#returns", 1.3, by="mia"),
            CheckIn("company/grow-calmly@2026#weekend-shifts", 8, 0.7, "Eight on the rota for the whole quarter"),
            CheckIn("company/grow-calmly@2026#untouched-orders", 87.5, 0.8, by="sam"),
        ),
    ),
    # The breached guardrail, and a confidence that says what the number does not.
    Commit(
        "2026-11-18 10:45",
        "dana",
        "Payments check-in, week 47",
        (
            CheckIn(_LATE, 3.1, 0.3, "Two banks are still on the old file", evidence="https://data.example.com/late-payouts"),
            CheckIn("payments/on-time-payouts#new-bank-file", None, 0.2, "Past its day; the large banks say the 27th", "li"),
            CheckIn(_COST, 0.13, note="The noon run again. It goes when the large banks move."),
        ),
    ),
    Commit(
        "2026-11-19 14:25",
        "tess",
        "Two objectives a team, and one exception until January",
        (
            Edit(
                "okrs/okrs.yaml",
                "every other one until September\n",
                "every other one until September\n\n"
                "lint:\n"
                "  rules:\n"
                "    too-many-objectives: {most: 2}\n"
                "  exempt:\n"
                "    - rule: missing-guardrail\n"
                "      where: subscriptions/gift-season\n"
                "      because: It runs for five weeks; we look at it again in January\n"
                "      until: 2027-01-15\n",
            ),
        ),
    ),
    Commit(
        "2026-11-20 15:15",
        "noor",
        "Cafés: starter kits leave with the first order",
        (Done("cafes/first-month#starter-kits", "Roastery packs it with the first order", day="2026-11-19"),),
    ),
    # The story ends here, and so that the demo does not age, its website says so.
    Commit(
        "2026-11-20 16:40",
        "pavel",
        "Site: show the plan as it stands for Monday's round",
        (
            Edit(
                "mkdocs.yml", "  - okrkit\n", "  - okrkit:\n      as_of: 2026-11-22   # without this line: as it stands today\n"
            ),
        ),
    ),
)
