"""June: the first quarter ends."""

from okrkit.demo.step import CheckIn, Commit

JUNE = (
    Commit(
        "2026-06-01 10:10",
        "ana",
        "Company figures for May",
        (
            CheckIn("company/cafes-stay@2026#renewal", 82.4, 0.6),
            CheckIn("company/cafes-stay@2026#in-full", 90.1, 0.7, by="tess"),
            CheckIn("company/cafes-stay@2026#cafe-margin", 35.5, by="tess"),
            CheckIn("company/home-habit@2026#churn", 5.9, 0.5, by="ravi"),
            CheckIn("company/home-habit@2026#discounts", 8.8, by="tess"),
            CheckIn("company/grow-calmly@2026#weekly-revenue", 155000, 0.7, by="tess"),
            CheckIn("company/grow-calmly@2026#returns", 1.2, by="mia"),
            CheckIn("company/grow-calmly@2026#untouched-orders", 70, 0.7, by="sam"),
        ),
    ),
    Commit(
        "2026-06-08 09:30",
        "noor",
        "Monday check-ins, week 24",
        (
            CheckIn("cafes/hear-it-early#known-reasons", 34, 0.6),
            CheckIn("cafes/hear-it-early#rescued", 48, 0.6, "A call from the roaster works better than a discount"),
            CheckIn("roastery/even-roast#even-batches", 77, 0.7, "One bean a day, no changes in between", "jonas"),
            CheckIn("roastery/even-roast#taste-complaints", 7.0, 0.6, by="jonas"),
            CheckIn("payments/right-first-time#wrong-invoices", 3.4, 0.8, by="dana"),
            CheckIn("payments/right-first-time#days-to-paid", 28, 0.7, by="dana"),
            CheckIn("payments/right-first-time#reminder-complaints", 2, by="dana"),
            CheckIn("platform/one-order-book#mismatches", 29, 0.7, by="sam"),
            CheckIn("platform/one-order-book#paper-lists", 2, 0.7, "Only Mondays and after holidays", "sam"),
            CheckIn("subscriptions/first-bag#questions", 30, 0.6, by="ravi"),
        ),
    ),
    Commit(
        "2026-06-29 10:20",
        "tess",
        "Last check-ins of the second quarter",
        (
            CheckIn("roastery/even-roast#even-batches", 81, 0.5, by="jonas"),
            CheckIn("roastery/even-roast#taste-complaints", 5.5, 0.4, by="jonas"),
            CheckIn("roastery/even-roast#roast-loss", 14.4, by="jonas"),
            CheckIn("cafes/hear-it-early#known-reasons", 45, 0.3, by="noor"),
            CheckIn("cafes/hear-it-early#rescued", 56, 0.4, by="noor"),
            CheckIn("subscriptions/first-bag#first-bag-right", 53, 0.1, by="ravi"),
            CheckIn("subscriptions/first-bag#questions", 27, 0.1, by="ravi"),
            CheckIn("payments/right-first-time#wrong-invoices", 2.4, 1.0, by="dana"),
            CheckIn("payments/right-first-time#days-to-paid", 24, 1.0, by="dana"),
            CheckIn("platform/one-order-book#mismatches", 15, 1.0, by="sam"),
            CheckIn("platform/one-order-book#paper-lists", 1, 0.2, by="sam"),
            CheckIn("support/one-inbox#repeated", 19, 1.0, by="mia"),
            CheckIn("support/one-inbox#first-reply", 7, 1.0, by="mia"),
        ),
        together_with=("noor", "ravi"),
    ),
    Commit(
        "2026-06-30 17:00",
        "tess",
        "Company figures for June",
        (
            CheckIn("company/cafes-stay@2026#renewal", 83, 0.6, by="ana"),
            CheckIn("company/cafes-stay@2026#in-full", 90.8, 0.7),
            CheckIn("company/home-habit@2026#second-bag", 51, 0.5, by="ravi"),
            CheckIn("company/home-habit@2026#churn", 5.8, 0.5, by="ravi"),
            CheckIn("company/grow-calmly@2026#weekly-revenue", 158900, 0.7),
            CheckIn("company/grow-calmly@2026#weekend-shifts", 19, 0.6),
            CheckIn("company/grow-calmly@2026#untouched-orders", 74.5, 0.7, by="sam"),
        ),
    ),
)
