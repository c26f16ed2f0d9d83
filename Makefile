# `make demo` shows what the program does; `make test` runs its tests. Both install what they need first.

SHELL := bash
BIN := .venv/bin
# Two at a time, as tests/conftest.py shares them out.
TESTS := $(BIN)/python -m pytest --numprocesses=2 --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help demo test accuracy conditions verdicts bench check format clean

help:  ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo:  ## install, then score, compare and report the five sample takes, in a throw-away history
	@bash scripts/environment.sh demo
	@bash scripts/demo.sh

test:  ## install, then run all tests, with the real model
	@bash scripts/environment.sh test
	@$(TESTS)

accuracy:  ## hear the takes whose truth is known, and print how right the program is
	@bash scripts/environment.sh demo
	@PYTHONPATH=tests $(BIN)/python -m accuracy $(TAKES) $(if $(MODEL),--model $(MODEL)) $(if $(EACH),--each) $(if $(KEEP),--keep)

conditions:  ## hear clean takes again in noise, with an echo, over a telephone, and print what is lost
	@bash scripts/environment.sh demo
	@PYTHONPATH=tests:samples/accuracy $(BIN)/python -m accuracy.in_conditions $(TAKES)

verdicts:  ## fit the weights of the verdict on differences from the script, on takes with truth in TAKES
	@bash scripts/environment.sh demo
	@PYTHONPATH=tests $(BIN)/python -m accuracy.fitting $(TAKES) $(if $(HEARD),--heard $(HEARD)) $(if $(KEEP),--keep)

bench:  ## measure how fast the program is, beside others that have the same weights; ten minutes
	@bash scripts/environment.sh bench
	@PYTHONPATH=tests $(BIN)/python -m bench $(if $(ONLY),--only $(ONLY)) $(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(KEEP),--keep)

check:  ## format, lint, types and tests: what a change has to pass
	@bash scripts/environment.sh test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(TESTS)

format:  ## put the code in order
	@bash scripts/environment.sh demo
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:  ## delete the environments and all caches (the weights in models/ stay)
	rm -rf .venv .venv-bench build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
