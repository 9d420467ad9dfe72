from okrkit.reading.events import read_data, read_document

PLAN = b"""\
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time   # a comment
    target: 0.5
    date: 2026-10-01
    live: no
    tags: [a, "b"]
"""


def test_a_plan_is_read_with_the_types_of_json() -> None:
    assert read_data(PLAN) == {
        "team": "payments",
        "cycle": "2026-Q4",
        "objectives": [{"id": "on-time", "target": 0.5, "date": "2026-10-01", "live": "no", "tags": ["a", "b"]}],
    }


def test_a_document_knows_where_its_values_stand() -> None:
    document = read_document(PLAN)
    assert document.data == read_data(PLAN)
    assert document.locate(("objectives", 0, "target")) == (5, 13)
    assert document.locate(("objectives", 0, "target"), key=True) == (5, 5)
    assert document.locate(("objectives", 0, "owner")) == (4, 5)
    start, end = document.span(("objectives", 0, "tags"))
    assert document.text[start:end] == '[a, "b"]'
