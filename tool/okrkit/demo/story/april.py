"""April: a draft is rewritten, the metrics are audited, the first promises freeze."""

from okrkit.demo.step import CheckIn, Commit, Edit, Write

_YEAR = "okrs/company/2026.yaml"
_MODELINE = "# yaml-language-server: $schema=../../schema/okr.schema.json\n"


def _measured_by(metric: str, before: str) -> Edit:
    """Name the metric of a key result of the year, in the line before one that stands there once."""
    line = f"        {before}\n"
    return Edit(_YEAR, line, f"        metric: {metric}\n{line}")


APRIL = (
    Commit("2026-04-01 14:12", "dana", "Payments: plan for the second quarter (#6)", (Write("okrs/payments/2026-Q2.yaml"),)),
    # A rewrite after review: from "install sensors" to what a café tastes. Written by two, landed by a third.
    Commit(
        "2026-04-03 15:55",
        "jonas",
        "Roastery: rewrite after review, the cup before the sensor (#7)",
        (Write("okrs/roastery/2026-Q2.yaml", "okrs/roastery/2026-Q2.rewritten.yaml"),),
        body="The café council read our draft and asked what it had to do with them. Fair.",
        landed="2026-04-07 09:30",
        landed_by="ana",
        together_with=("elin",),
    ),
    # The registry, with metrics that are trusted and metrics that are not.
    Commit(
        "2026-04-09 14:20",
        "li",
        "Metric audit: what we measure and how far we believe it (#8)",
        (
            Write("okrs/metrics.yaml"),
            Edit(_YEAR, "# The year. Written", f"{_MODELINE}# The year. Written"),
            _measured_by("cafe-renewal-rate", "population: independent cafés with an agreement of at least a year"),
            _measured_by("in-full-rate", "population: all café orders, counted on the day of delivery"),
            _measured_by("monthly-churn", "population: subscribers who have received at least one bag"),
            _measured_by("reorder-30", "population: people whose first bag was delivered in the month"),
            _measured_by("weekly-revenue", "population: weeks without a public holiday, four-week mean"),
            _measured_by("weekend-shifts", "population: roastery and packing, voluntary shifts counted too"),
        ),
        body="Seventeen numbers. We trust nine, argue about five, doubt two and do not measure one at all yet.",
        landed="2026-04-10 09:00",
        landed_by="ana",
        together_with=("sam", "elin"),
    ),
    Commit(
        "2026-04-13 10:00",
        "ana",
        "Company figures for March",
        (
            CheckIn("company/cafes-stay@2026#renewal", 81.5, 0.6),
            CheckIn("company/cafes-stay@2026#in-full", 88.6, 0.6, by="tess"),
            CheckIn(
                "company/home-habit@2026#churn", 6.2, 0.5, "Easter vouchers brought people who never meant to stay", "ravi"
            ),
            CheckIn("company/grow-calmly@2026#weekly-revenue", 150200, 0.7, by="tess"),
            CheckIn("company/grow-calmly@2026#weekend-shifts", 27, 0.5, "First quarter, asked from memory", "tess"),
            CheckIn("company/grow-calmly@2026#untouched-orders", 65, 0.6, by="sam"),
        ),
    ),
    Commit(
        "2026-04-20 09:40",
        "tess",
        "Monday check-ins, week 17",
        (
            CheckIn("roastery/even-roast#even-batches", 66, 0.5, "Drum 1 still by the clock", "jonas"),
            CheckIn("roastery/even-roast#roast-loss", 14.9, by="jonas"),
            CheckIn("payments/right-first-time#wrong-invoices", 7.1, 0.6, by="dana"),
            CheckIn("payments/right-first-time#days-to-paid", 33, 0.6, by="dana"),
            CheckIn("platform/one-order-book#mismatches", 78, 0.5, by="sam"),
            CheckIn("support/one-inbox#first-reply", 8.2, 0.9, by="mia"),
        ),
        together_with=("jonas", "dana", "sam"),
    ),
)
