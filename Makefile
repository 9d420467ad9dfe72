# Everything a developer or a curious stranger types. Each target does its own set-up in .venv and is safe to repeat.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test check lint types imports workflows site bench fuzz pictures clean constraints browser

VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/ready-to-run
DEV := $(VENV)/ready-to-develop
INSTALL := $(BIN)/python -m pip install -qq --constraint constraints.txt --build-constraint constraints.txt
DEMO := build/demo
DAY := 2026-11-22# the last day of the example company's story: measured on a later one, all of it would be outdated

# The first Python of 3.11 or newer, by the names it usually has. `make PYTHON=/path/to/python test` decides otherwise.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)

help: ## say what there is to type
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(RUN) ## build the example company's repository, check it, tell its story, and build its website
	@rm -rf $(DEMO)
	@$(BIN)/okr demo $(DEMO)
	$(call okr,validate)
	$(call okr,tree --as-of $(DAY))
	$(call okr,log --limit 6 --as-of $(DAY))
	$(call okr,site build)
	@printf '\nOpen %s in a browser.\nOr look around: cd %s && %s log payments/on-time-payouts\n' \
		"$(CURDIR)/$(DEMO)/build/site/index.html" "$(DEMO)" "$(CURDIR)/$(BIN)/okr"

okr = @printf '\n$$ okr %s\n' '$(1)' && $(BIN)/okr $(1) -C $(DEMO)

test: $(DEV) browser ## run the whole test suite
	@$(BIN)/python -m pytest -n auto

check: lint types imports workflows ## everything that reads the code without running it

lint: $(DEV)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(DEV)
	@$(BIN)/mypy

imports: $(DEV)
	@$(BIN)/lint-imports

workflows: $(DEV)
	@$(CHECK_CI) vendor.github-workflows .github/workflows/*.yml
	@$(CHECK_CI) custom.github-workflows-require-timeout .github/workflows/*.yml
	@$(CHECK_CI) vendor.github-actions .github/actions/*/action.yml
	@for part in '/^---$$/,$$d' '1,/^---$$/d'; do \
		sed "$$part" templates/okr-review/template.yml | $(CHECK_CI) vendor.gitlab-ci --data-transform gitlab-ci --force-filetype yaml -; done
	@$(BIN)/pre-commit validate-manifest .pre-commit-hooks.yaml
	@$(BIN)/actionlint .github/workflows/*.yml
	@$(BIN)/zizmor --offline --persona=pedantic --strict-collection --quiet .github .pre-commit-hooks.yaml

CHECK_CI = $(BIN)/check-jsonschema --builtin-schema

site: $(RUN) ## build this project's own site, strictly, into build/site
	@$(BIN)/okr site build
	@printf 'Open %s in a browser.\n' "$(CURDIR)/build/site/index.html"

bench: $(DEV) ## measure speed and memory as ratios against the tools one would use instead
	@$(BIN)/python tool/bench/run.py

fuzz: $(DEV) ## a minute of random input for each reader (SECONDS_EACH=60)
	@tool/fuzz/run $(or $(SECONDS_EACH),60)

pictures: $(DEV) browser ## make the pictures of README and guide anew, from the real thing
	@$(BIN)/python tool/pictures.py
	@$(BIN)/python tool/review_pictures.py

clean: ## remove what was built (the environment in .venv stays)
	@rm -rf build dist .nox .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find tool -name __pycache__ -type d -prune -exec rm -rf {} +

constraints: $(DEV) ## write constraints.txt anew from what is installed in .venv
	@{ sed -n '/^#/p' constraints.txt; $(BIN)/python -m pip freeze --all --exclude-editable | grep -viE '^(setuptools|wheel)=='; } \
		> build-constraints.tmp && mv build-constraints.tmp constraints.txt

# A real browser looks at the pages in the tests. Debian's package is installed only where that takes no password.
browser:
	@for name in chromium chromium-browser google-chrome; do command -v "$$name" >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo 'Installing chromium for the tests of the site …'; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	else \
		echo 'The tests look at the site in a real browser. Install Chromium (Debian, Ubuntu: sudo apt-get install chromium) and repeat.' >&2; \
		exit 1; \
	fi

$(BIN)/python:
	@if [ -z '$(PYTHON)' ]; then echo 'okrkit needs Python 3.11 or newer; none was found. Install it, or say: make PYTHON=/path/to/python3' >&2; exit 1; fi
	@echo 'Making $(VENV) with $(PYTHON) …'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --upgrade --constraint constraints.txt pip

# The stamps are newer than what they were made from, so a second run installs nothing.
$(RUN): pyproject.toml constraints.txt | $(BIN)/python
	@echo 'Installing okrkit …'
	@$(INSTALL) --editable '.[fast]'
	@touch $@

$(DEV): $(RUN)
	@echo 'Installing what the tests and checks need …'
	@$(INSTALL) --editable '.[fast]' --group dev
	@touch $@
