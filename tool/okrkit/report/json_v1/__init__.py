"""Version 1 of the JSON outputs: shapes of their own, held to a schema in `schema/`, so that the model can change."""

VERSION = 1
