"""The token that lets us write: from the environment, and never into an output."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from okrkit.errors import OkrError
from okrkit.hosts.place import Kind

VARIABLES = {
    Kind.GITHUB: ("OKR_TOKEN", "GITHUB_TOKEN", "GH_TOKEN"),
    Kind.GITLAB: ("OKR_TOKEN", "GITLAB_TOKEN"),
}
"""Where the token of a host is looked for, in this order."""

_TOKEN = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A token and the ``variable`` that it came from. Its value is in no representation of it."""

    variable: str
    value: str = field(repr=False)


def find_token(kind: Kind, environment: Mapping[str, str]) -> Token:
    """The token for a host. Raises `OkrError` where there is none, or none that can be sent."""
    names = VARIABLES[kind]
    for name in names:
        if value := environment.get(name, "").strip():
            if not _TOKEN.fullmatch(value):
                raise OkrError(f"{name} holds characters that no token has", "set it again, without blanks and line ends")
            return Token(name, value)
    if kind is Kind.GITHUB:
        raise OkrError("there is no token", "give the step `env: {GITHUB_TOKEN: ${{ github.token }}}`")
    more = ", as a job token may not write notes" if "CI_JOB_TOKEN" in environment else ""
    raise OkrError("there is no token", f"set {names[-1]} to an access token with the scope `api`{more}")
