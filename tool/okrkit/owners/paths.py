"""Which paths a CODEOWNERS file can name."""

_MEANS_MORE = "[]*?\\#"
"""Characters that hosts read as more than themselves, and of which not all can be escaped on each of them."""


def unwritable(path: str) -> str | None:
    """What in a path, from the root of the repository, a CODEOWNERS file cannot express; None where it can.

    The rules are those of GitHub and GitLab together, so that a plan which moves from one to the other need not rename files.
    """
    if found := [character for character in _MEANS_MORE if character in path]:
        return f"a `{found[0]}` in a path means something else there"
    if path.startswith("!"):
        return "a `!` at the start of a path means something else there"
    if not path.isprintable():
        return "it has a character that cannot be printed"
    if any(part != part.strip() for part in path.split("/")):
        return "a name begins or ends with a blank"
    if any(character.isspace() and character != " " for character in path):
        return "it has a blank that is no plain space"
    return None
