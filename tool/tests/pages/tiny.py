"""The smallest plan that has something on every page."""

from datetime import date

TODAY = date(2026, 11, 22)

WORKSPACE = """
    version: 1
    organization: Tiny Works
    repository: https://git.example.com/tiny/okrs
    teams: {top: {name: Top, lead: ada}, sub: {name: Sub, parent: top, lead: bo}}
    people: {ada: {name: Ada Lind}, bo: {name: Bo Okafor}}
    """

OBJECTIVE = """
    team: top
    cycle: 2026-Q4
    objectives:
      - id: warm
        title: Everybody is warm
        why: Cold people leave
        owner: ada
        key_results:
          - {id: degrees, title: Degrees rise, baseline: 10, target: 20, unit: "°", check_ins: [{date: 2026-11-20, value: 16}]}
          - {id: silent, title: Nobody looked at this one, baseline: 1, target: 2}
    """
