"""What a comment on a code host may be made of."""

ELEMENTS = frozenset(
    ["p", "h2", "h3", "ul", "ol", "li", "strong", "em", "br", "sub", "code", "pre", "details", "summary", "blockquote", "div"]
)
"""No link, no picture, no table that a title could break."""
