# Briefbook: everything goes through these targets; `make help` lists them.
# Needs Python 3.11 or newer, make and a package index, nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# Material prints a notice about MkDocs 2 at each build; the plugin API is pinned below 2.
export NO_MKDOCS_2_WARNING = 1

.DEFAULT_GOAL := help
.PHONY: help site serve test browser screenshots test-fast fuzz fuzz-edits fuzz-all patterns hostile audit kill schemas handbook package renderers lint format lock bench-reading clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Briefbook needs Python 3.11 or newer; name one: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $(READY)

site: $(READY) ## read seeds/ and render site/
	$(BIN)/briefbook build

serve: $(READY) ## live preview of the site
	$(BIN)/briefbook serve

# The two halves of the tests run beside each other; their coverage is counted together.
HALF := $(BIN)/python -m pytest --cov --cov-report= --cov-fail-under=0

test: lint browser ## everything that CI runs
	@COVERAGE_FILE=.coverage.site $(HALF) -m site > .site-tests.log 2>&1 & site=$$!; \
		COVERAGE_FILE=.coverage.rest $(HALF) -m "not site"; rest=$$?; \
		wait $$site; site=$$?; cat .site-tests.log; exit $$((rest + site))
	$(BIN)/coverage combine .coverage.site .coverage.rest
	$(BIN)/coverage report
	$(BIN)/briefbook check
	$(BIN)/briefbook build --no-site
	$(BIN)/mkdocs build --strict

browser: $(READY) ## find a browser for the tests, or get one
	@$(BIN)/python -m tests.browser

screenshots: $(READY) ## pictures of each kind of page in screenshots/, and the README's two
	$(BIN)/python -m tests.screenshots

test-fast: $(READY) ## the inner loop: no site is built, no coverage
	$(BIN)/python -m pytest -q -x -m "not site"

fuzz: fuzz-edits fuzz-all ## both of the next two

fuzz-edits: $(READY) ## 10,000 sequences of edits and generator versions against the merge, minutes
	BRIEFBOOK_SEQUENCES=10000 HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -q tests/editing/test_laws.py tests/editing/test_bodies.py

fuzz-all: $(READY) ## 15 minutes of computing of random input against each reader of what strangers write, hours
	nice $(BIN)/python -m tests.fuzzing --minutes 15 --write

patterns: $(READY) ## try every regular expression on longer texts that make such expressions blow up, minutes
	$(BIN)/python -m tests.patterns 6000

hostile: $(READY) ## read the largest hostile captures, each within 60 seconds and 2,500 MB, and open every page of the others
	$(BIN)/python -m tests.hostile 60 2500
	BRIEFBOOK_ALL_PAGES=1 $(BIN)/python -m pytest -q tests/test_hostile_site.py

audit: ## ask the public lists of known faults about every package of the lock
	$(PYTHON) -m venv $(VENV)-audit
	$(VENV)-audit/bin/python -m pip install --quiet pip-audit==2.10.1
	$(VENV)-audit/bin/pip-audit --strict --require-hashes --disable-pip -r requirements.txt; \
		found=$$?; rm -r $(VENV)-audit; exit $$found

kill: $(READY) ## end 200 runs at random moments by SIGKILL, 200 by other signals, and finish each, minutes
	BRIEFBOOK_KILLS=200 $(BIN)/python -m pytest -q tests/test_killed.py -k any_moment

schemas: $(READY) ## write the JSON Schemas of names.yml, front matter and settings again
	$(BIN)/python -m generator schemas --to generator/data/schemas

handbook: $(READY) ## write the references of the handbook again
	$(BIN)/python -m tests.handbook --update

package: $(READY) ## make a wheel and an sdist in dist/, and try each in an empty environment
	rm -rf dist
	$(BIN)/hatchling build
	$(BIN)/python -m tests.packaged dist

RENDERERS := .venv-renderers

$(RENDERERS)/.ready: tests/renderers.txt
	$(PYTHON) -m venv $(RENDERERS)
	$(RENDERERS)/bin/python -m pip install --quiet -r tests/renderers.txt
	@touch $@

renderers: $(READY) $(RENDERERS)/.ready ## build the exported book with other renderers, follow every link
	$(BIN)/python -m tests.renderers $(RENDERERS)/bin $(BIN)/briefbook

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/codespell

format: $(READY) ## lay the code out and mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: ## pin every dependency again, with hashes
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --quiet uv==0.13.9
	$(VENV)-lock/bin/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 --extra dev --extra names --output-file requirements.txt pyproject.toml
	rm -r $(VENV)-lock

BENCH := .venv-bench

$(BENCH)/.ready: benchmarks/requirements.txt requirements.txt
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --upgrade pip
	$(BENCH)/bin/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BENCH)/bin/python -m pip install --quiet -r benchmarks/requirements.txt
	$(BENCH)/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

bench-reading: $(BENCH)/.ready ## compare reading with public tools: make bench-reading PAGES=DIR
	$(BENCH)/bin/python benchmarks/reading.py $(PAGES)

clean: ## remove the environment and everything that a build makes
	rm -rf $(VENV) $(BENCH) $(RENDERERS) site dist .mypy_cache .ruff_cache .pytest_cache .coverage
