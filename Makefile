# make run    every article of corpus/articles to out/records.jsonl, the facts as a table, the score against the gold
# make test   ruff, mypy, no uncalled code, the layers, all tests
# make scores write today's scores to corpus/scores.json, and what its commands print today into the README
# Each sets up .venv by itself; it needs Python 3.11 or newer, pip and, the first time, the package index.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test scores clean

run: .venv/installed
	@$(BIN)/extractor run corpus/articles -o out/records.jsonl
	@$(BIN)/extractor report out/records.jsonl
	@$(BIN)/extractor evaluate corpus/gold --records out/records.jsonl --errors 0

test: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/vulture
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q

scores: .venv/installed
	$(BIN)/extractor evaluate corpus/gold --errors 0 --save corpus/scores.json
	$(BIN)/python scripts/refresh_readme.py

clean:
	rm -rf .venv out

.venv/installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	    { echo 'Python 3.11 or newer is needed, and "$(PYTHON)" is none: name one, as in "make PYTHON=python3.12 $(MAKECMDGOALS)"' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	    { echo '"$(PYTHON)" comes without its venv module: install it (on Debian and Ubuntu: apt install python3-venv)' >&2; exit 1; }
	@echo 'Setting up .venv (once, and again when pyproject.toml or constraints.txt change)' >&2
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --upgrade pip
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet -c constraints.txt -e '.[dev]'
	@touch $@
