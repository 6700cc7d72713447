# make run | test | drills | bench | check | sbom | setup | clean. Needs make and Python 3.11 or newer, nothing else.
# PORT=5001 make run (or make run PORT=5001) serves on another port; ARGS goes to pytest.

ifndef PYTHON
PYTHON := $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
endif
VENV = .venv/bin/python
ARGS ?=
ifdef PORT
export PORT
endif

.PHONY: help run setup test drills bench check types style holes layers sbom clean python development

help:
	@head -2 Makefile | cut -c3-

run: setup
	@$(VENV) -m flask serve

setup: python
	@$(PYTHON) .ci/environment.py run

development: python
	@$(PYTHON) .ci/environment.py dev

test: development
	@$(VENV) .ci/environment.py browser
	@$(VENV) -m pytest -n 3 --no-loadscope-reorder $(ARGS)

# The attacks and kills that CI does in short, at length.
drills: development
	@DRILLS=200 ATTACKS=500 $(VENV) -m pytest tests/integration/platform/drills \
		tests/integration/security tests/integration/walk/test_hostile.py \
		tests/integration/walk/test_clock.py $(ARGS)

bench: development
	@$(VENV) -m pytest tests/benchmarks -o python_files='bench_*.py' -s $(ARGS)

# Two at a time; what each says stays together.
check: development
	@$(MAKE) --no-print-directory -j 2 -O types style holes layers

types:
	$(VENV) -m mypy

style:
	$(VENV) -m ruff check .
	$(VENV) -m ruff format --check .

holes:
	$(VENV) -m bandit --quiet --recursive --configfile pyproject.toml app importers geodata

layers:
	.venv/bin/lint-imports

sbom: development
	@$(VENV) .ci/sbom.py

clean:
	rm -rf .venv sbom.json .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "Opbouwkaart heeft Python 3.11 of nieuwer nodig, en die is hier niet gevonden."; \
		echo "Op Debian en Ubuntu: apt install python3 python3-venv. Een eigen pad: make run PYTHON=/pad/naar/python3"; \
		exit 1; fi
