"""Who writes at Northwind: everybody is invented, and so is every address."""

NAMES = {
    "ana": "Ana Costa <ana@example.com>",
    "dana": "Dana Ruiz <dana@example.com>",
    "elin": "Elin Strand <elin@example.com>",
    "jonas": "Jonas Brandt <jonas@example.com>",
    "li": "Li Wei <li@example.com>",
    "mia": "Mia Lind <mia@example.com>",
    "noor": "Noor Haddad <noor@example.com>",
    "pavel": "Pavel Novak <pavel@example.com>",
    "ravi": "Ravi Shah <ravi@example.com>",
    "sam": "Sam Oyelaran <sam@example.com>",
    "tess": "Tess Okafor <tess@example.com>",
}
"""The author of a commit, as git writes one, by the id that `okrs.yaml` gives them."""
