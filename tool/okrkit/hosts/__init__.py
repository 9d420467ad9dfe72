"""Code hosts: the one comment on a pull or merge request that carries the review.

The only room that talks to other machines, and only when a command was asked to post.
"""
