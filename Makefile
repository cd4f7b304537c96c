# `make run` sets up everything and runs the main job; `make test` sets up everything and passes all tests.
# Needs Python 3.11 or newer with pip and venv. Another interpreter: make run PYTHON=python3.12
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed

.PHONY: run test lint evaluate floors benchmark docs constraints clean

run: $(INSTALLED)
	$(BIN)/workplan run corpus --output outputs

test: lint
	$(BIN)/python -m pytest

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/mypy

evaluate: $(INSTALLED)
	$(BIN)/workplan evaluate tests/gold/*

# Lifts the floors in tests/floors.toml to what is reached now; lowers none.
floors: $(INSTALLED)
	$(BIN)/python -m tests.floors

benchmark: $(INSTALLED)
	$(BIN)/python benchmarks/run.py

# Writes docs/tables.md anew from the schemas, and the transcripts and figures of README.md from true runs.
docs: $(INSTALLED)
	$(BIN)/workplan tables > docs/tables.md
	$(BIN)/python -m tests.readme

# Pins what is installed now.
constraints: $(INSTALLED)
	$(BIN)/python -m pip freeze --exclude-editable | grep -vE '^(pip|setuptools|wheel)==' > constraints.txt

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

# Installs again only when what is to be installed has changed.
$(INSTALLED): pyproject.toml setup.py constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Python 3.11 or newer is needed: make PYTHON=python3.12'; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]' -c constraints.txt
	touch $@
