# Two commands do everything on a fresh machine with Python 3.11 or later: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: run test lint format docs lock bench quality changes clean

run: $(STAMP)
	$(BIN)/etl run

test: lint
	$(BIN)/pytest --cov --cov-report=term:skip-covered

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint --processes 0 sql

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The generated parts of README.md and docs/; a test fails where they are stale.
docs: $(STAMP)
	$(BIN)/python -m tests.generated

# After a change of dependencies; uv is not needed for anything else.
lock:
	uv pip compile --universal --python-version 3.11 --group dev pyproject.toml \
		--no-emit-index-url --no-header --no-annotate --quiet --output-file requirements.lock

bench: $(STAMP)
	$(BIN)/python -m benchmarks.run

# Every measure of quality beside its baseline; DATA and POLNEAR name folders that are not part of the project.
quality: $(STAMP)
	$(BIN)/python -m benchmarks.quality $(if $(DATA),--data $(DATA)) $(if $(POLNEAR),--polnear $(POLNEAR))

# Claims that the working tree gained, lost and changed since the last commit (or SINCE=revision).
changes: $(STAMP)
	$(BIN)/python -m benchmarks.quality.changes --since $(or $(SINCE),HEAD)

clean:
	rm -rf $(VENV) build dist

$(STAMP): pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@
