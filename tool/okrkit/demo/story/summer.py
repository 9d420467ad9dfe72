"""Summer: a folder for each team, a missed quarter in the making, and targets that nobody could fail."""

from okrkit.demo.step import CheckIn, Commit, Confirm, Drop, Edit, Feedback, Rename, Write

_TEAMS = ("roastery", "cafes", "subscriptions", "payments", "platform", "support")
SUMMER = (
    # Files and folders that move: six folders at once, and no objective changes by it.
    Commit(
        "2026-07-07 08:45",
        "tess",
        "Give the teams a folder of their own",
        tuple(Rename(f"okrs/{team}", f"okrs/teams/{team}") for team in _TEAMS),
        body="Nothing changes but the place. The company's own plan stays where it is.",
    ),
    Commit("2026-07-08 10:30", "mia", "Support: plan for Q3 (#15)", (Write("okrs/teams/support/2026-Q3.yaml"),)),
    Commit(
        "2026-07-08 16:00", "sam", "Platform: plan for the third quarter (#16)", (Write("okrs/teams/platform/2026-Q3.yaml"),)
    ),
    Commit(
        "2026-07-09 09:20",
        "dana",
        "Payments: plan for the third quarter (#17)",
        (
            Write("okrs/teams/payments/2026-Q3.yaml"),
            Edit("okrs/metrics.yaml", "value: 7.1}\n", "value: 7.1}\n      - {date: 2026-06-30, value: 6.8}\n"),
        ),
    ),
    Commit(
        "2026-07-09 11:45", "elin", "Roastery: plan for the third quarter (#18)", (Write("okrs/teams/roastery/2026-Q3.yaml"),)
    ),
    Commit("2026-07-09 15:10", "noor", "Cafés: plan for the third quarter (#19)", (Write("okrs/teams/cafes/2026-Q3.yaml"),)),
    Commit("2026-07-10 17:55", "ravi", "Subscriptions: plan for Q3 (#20)", (Write("okrs/teams/subscriptions/2026-Q3.yaml"),)),
    Commit(
        "2026-07-15 10:15",
        "pavel",
        "Publish the plan as a website (#22)",
        (Write("mkdocs.yml"), Write("docs/how-we-plan.md")),
        landed_by="tess",
        landed="2026-07-15 13:00",
    ),
    Commit(
        "2026-07-20 09:30",
        "dana",
        "Monday check-ins, week 30",
        (
            CheckIn("payments/on-time-payouts#late-payouts", 6.7, 0.6),
            CheckIn("payments/on-time-payouts#where-is-my-money", 51, 0.6),
            CheckIn("payments/on-time-payouts#cost-per-payout", 0.09),
            CheckIn("platform/see-it-first#seen-first", 41, 0.6, by="sam"),
            CheckIn("cafes/minute-order#order-time", 10.8, 0.5, "The council wants last week's order, not an app", "noor"),
            CheckIn("roastery/one-taste#panel", 67, 0.6, by="elin"),
            CheckIn("subscriptions/less-churn#first-ninety", 33.2, 0.5, by="ravi"),
            # The sandbagger, again: sure on the first day, there on the second.
            CheckIn("support/quick-answers#first-reply", 6.1, 0.95, by="mia"),
        ),
    ),
    Commit(
        "2026-07-21 11:00",
        "sam",
        "Platform will send Payments the banks' refusals",
        (Confirm("payments/on-time-payouts", "a daily file of what each bank refused"),),
    ),
    Commit(
        "2026-08-03 09:45",
        "tess",
        "Monday check-ins, week 32, and company figures for July",
        (
            # Week five, flat, and the note already knows why: the miss that the review will own up to.
            CheckIn("payments/on-time-payouts#late-payouts", 6.6, 0.5, "Flat. Is it the start of our run at all?", "dana"),
            CheckIn("platform/see-it-first#seen-first", 52, 0.6, by="sam"),
            CheckIn("platform/see-it-first#night-calls", 1, by="pavel"),
            CheckIn("cafes/minute-order#without-a-call", 46, 0.5, by="noor"),
            CheckIn("roastery/one-taste#panel", 70, 0.6, "Thursday panels, blind", "elin"),
            CheckIn("support/quick-answers#one-exchange", 60.4, 0.95, by="mia"),
            CheckIn("company/cafes-stay@2026#renewal", 84.1, 0.6, by="ana"),
            CheckIn("company/cafes-stay@2026#in-full", 91.5, 0.7),
            CheckIn("company/home-habit@2026#churn", 5.7, 0.4, by="ravi"),
            CheckIn("company/grow-calmly@2026#weekly-revenue", 157200, 0.7),
            CheckIn("company/grow-calmly@2026#untouched-orders", 78, 0.7, by="sam"),
        ),
        together_with=("dana", "elin"),
    ),
    Commit(
        "2026-08-17 10:05",
        "li",
        "Monday check-ins, week 34",
        (
            CheckIn("payments/on-time-payouts#late-payouts", 6.1, 0.5, "The run starts three hours earlier now; half a point"),
            CheckIn("payments/on-time-payouts#where-is-my-money", 49, 0.5),
            CheckIn("platform/see-it-first#minutes-to-help", 19, 0.6, by="pavel"),
            CheckIn("platform/see-it-first#seen-first", 63, 0.7, "The best alarm: no order for five minutes", "sam"),
            CheckIn("cafes/minute-order#order-time", 9.5, 0.5, by="noor"),
            CheckIn("cafes/minute-order#wrong-orders", 16, by="noor"),
            CheckIn("roastery/one-taste#taste-complaints", 4.9, 0.6, by="elin"),
        ),
    ),
    Commit(
        "2026-08-19 16:30",
        "mia",
        "Support: stop the evening hours (#27)",
        (Drop("support/evening-hours", "It needs two more people, and we hire nobody before spring"),),
        landed="2026-08-20 08:50",
        landed_by="ana",
    ),
    Commit(
        "2026-08-31 09:55",
        "tess",
        "Monday check-ins, week 36, and company figures for August",
        (
            CheckIn("payments/on-time-payouts#late-payouts", 5.8, 0.3, "Six in ten are files that a bank refused", "dana"),
            CheckIn("payments/on-time-payouts#cost-per-payout", 0.1, by="li"),
            CheckIn("cafes/minute-order#without-a-call", 51, 0.5, by="noor"),
            CheckIn("roastery/one-taste#panel", 74, 0.7, by="elin"),
            CheckIn("roastery/one-taste#roast-loss", 14.6, by="jonas"),
            CheckIn("subscriptions/less-churn#swaps", 16, 0.4, "The autumn campaign has all of us", "ravi"),
            CheckIn("company/cafes-stay@2026#renewal", 84.6, 0.6, by="ana"),
            CheckIn("company/cafes-stay@2026#in-full", 92, 0.7),
            CheckIn("company/home-habit@2026#second-bag", 51.2, 0.4, by="ravi"),
            CheckIn("company/home-habit@2026#churn", 5.6, 0.4, by="ravi"),
            CheckIn("company/grow-calmly@2026#weekly-revenue", 158800, 0.6),
            CheckIn("company/grow-calmly@2026#untouched-orders", 80.1, 0.7, by="sam"),
        ),
    ),
    Commit(
        "2026-09-03 12:10",
        "ana",
        "Ask Payments what it now knows",
        (
            Feedback(
                "payments/on-time-payouts",
                "manager",
                "Ana Costa",
                "You found the real cause in week eight. What would have told you in week two?",
                "Asking the banks before setting the target. It goes into the review.",
            ),
        ),
    ),
    Commit(
        "2026-09-14 09:30",
        "noor",
        "Monday check-ins, week 38",
        (
            CheckIn("cafes/minute-order#order-time", 7.4, 0.6, "Last week's order on one button, since Thursday"),
            CheckIn("cafes/minute-order#without-a-call", 57, 0.5),
            CheckIn("payments/on-time-payouts#late-payouts", 5.1, 0.2, by="dana"),
            CheckIn("platform/see-it-first#seen-first", 74, 0.7, by="sam"),
            CheckIn("platform/see-it-first#minutes-to-help", 14, 0.7, by="pavel"),
            CheckIn("roastery/one-taste#taste-complaints", 4.1, 0.6, by="elin"),
        ),
    ),
    Commit(
        "2026-09-28 10:40",
        "tess",
        "Last check-ins of the third quarter",
        (
            CheckIn("payments/on-time-payouts#late-payouts", 4.2, 0.0, "Two banks switched; that was most of it", "dana"),
            CheckIn("payments/on-time-payouts#where-is-my-money", 39, 0.0, by="li"),
            CheckIn("platform/see-it-first#seen-first", 78, 0.3, by="sam"),
            CheckIn("platform/see-it-first#minutes-to-help", 12.5, 0.3, by="pavel"),
            CheckIn("platform/see-it-first#night-calls", 2, by="pavel"),
            CheckIn("cafes/minute-order#order-time", 6.1, 0.1, by="noor"),
            CheckIn("cafes/minute-order#without-a-call", 64, 0.1, by="noor"),
            CheckIn("cafes/minute-order#wrong-orders", 17, by="noor"),
            CheckIn("roastery/one-taste#panel", 78, 0.3, by="elin"),
            CheckIn("roastery/one-taste#taste-complaints", 3.6, 0.3, by="elin"),
            CheckIn("subscriptions/less-churn#first-ninety", 30.6, 0.0, by="ravi"),
            CheckIn("subscriptions/less-churn#swaps", 21, 0.0, "The swap link went live on Thursday", "ravi"),
            CheckIn("support/quick-answers#first-reply", 6, 1.0, by="mia"),
            CheckIn("support/quick-answers#one-exchange", 61, 1.0, by="mia"),
        ),
        together_with=("dana", "noor", "ravi"),
    ),
)
