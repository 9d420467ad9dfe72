"""August: a missed quarter in the making, and an objective given up in the open."""

from okrkit.demo.step import CheckIn, Commit, Drop

AUGUST = (
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
)
