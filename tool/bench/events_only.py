"""Parsing and nothing else: libyaml's events of every file below a folder. The floor under any reader of YAML in Python."""

import sys
from pathlib import Path

from ruamel.yaml.cyaml import CParser

for path in Path(sys.argv[1]).rglob("*.yaml"):
    parser = CParser(path.read_text("utf-8"))
    while parser.check_event():
        parser.get_event()
