# Two commands do everything on a fresh machine with Python 3.11+ and make:
#   make run    set up, reconcile everything in raw/, print verdicts and where the reports lie
#   make test   set up, run the tests

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Imports are slow where bytecode may not be kept.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test lint bench weigh ui format clean

# Finding errors is the job done: exit code 1 (a unit is held) is no failure here.
run: $(READY)
	@$(BIN)/doisoat run || test $$? -eq 1

# On all processors; what a module shares among its tests is made once, so its tests stay together.
test: $(READY)
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

lint: $(READY)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

format: $(READY)
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

bench: $(READY)
	@$(BIN)/python -m tests.bench

# Estimates anew how much each observation counts, from the marked reports (minutes).
weigh: $(READY)
	@$(BIN)/python -m tests.checks.claims.weigh

ui: $(READY)
	@$(BIN)/doisoat ui

$(READY): constraints.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Cần Python 3.11 trở lên / Python 3.11 or newer is needed: make PYTHON=python3.11 …"; exit 1; }
	@echo "Chuẩn bị môi trường (chỉ lần đầu, vài phút) / Setting up (first time only, a few minutes)…"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r constraints.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
