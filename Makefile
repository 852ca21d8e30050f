# Two commands do all the set-up on a fresh machine with Python 3.11+ and make:
#   make demo   reads the examples into a store and shows a brief of each story
#   make test   style, types and tests
# The environment is .venv in the checkout, made from the pinned requirements.

PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared
AXE := .venv/axe/package/axe.min.js

.PHONY: demo test test-browser screenshots check bench pins clean

DEMO := .demo/whence.db
IDS := import json, sys; print(*(json.loads(line)["id"] for line in sys.stdin))

demo: .venv/run-ready
	@rm -rf .demo && mkdir .demo
	$(BIN)/whence add examples --store $(DEMO)
	$(BIN)/whence brief --claims 6 --store $(DEMO) \
	    $$($(BIN)/whence stories --json --store $(DEMO) | $(BIN)/python -c '$(IDS)')
	@echo
	@echo "To look at it in a browser: $(BIN)/whence serve --store $(DEMO)"
	@echo "To ask where a claim comes from: $(BIN)/whence trace --store $(DEMO) 'the corvette fired'"

# A file's tests stay in one process, with what they read for themselves. Those of the pages in a
# browser keep an event loop, which others beside them could not start: `make test-browser` has them.
test: check
	$(BIN)/pytest -n auto --dist loadfile --ignore tests/browser

# The reading room in Debian's Chromium; axe-core, which checks accessibility, is fetched for it and
# not kept in the project.
test-browser: .venv/browser-ready
	WHENCE_AXE=$(AXE) $(BIN)/pytest tests/browser

# The pictures in docs/, made from examples/.
screenshots: .venv/browser-ready
	$(BIN)/python docs/screenshots.py

check: .venv/dev-ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

# Every figure in the README. The shared data is not part of the project; what needs it is
# left out, with a line that says so, where it is absent.
bench: .venv/bench-ready
	$(BIN)/python benchmarks/all.py --shared $(SHARED)

# All files are written without the name of any package index.
pins: .venv/dev-ready
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --upgrade --custom-compile-command "make pins" \
	    pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --universal --upgrade --custom-compile-command "make pins" \
	    --extra dev -c requirements/run.txt pyproject.toml -o requirements/dev.txt
	$(BIN)/uv pip compile --quiet --universal --upgrade --custom-compile-command "make pins" \
	    -c requirements/run.txt -c requirements/dev.txt requirements/bench.in \
	    -o requirements/bench.txt
	$(BIN)/uv pip compile --quiet --universal --upgrade --custom-compile-command "make pins" \
	    -c requirements/run.txt -c requirements/dev.txt requirements/browser.in \
	    -o requirements/browser.txt

clean:
	rm -rf .venv .demo dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "whence needs Python 3.11 or newer; $(PYTHON) is older: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run-ready: .venv/made requirements/run.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/dev-ready: .venv/run-ready requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.txt
	@touch $@

.venv/bench-ready: .venv/dev-ready requirements/bench.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/bench.txt
	@touch $@

.venv/browser-ready: .venv/dev-ready requirements/browser.txt
	command -v chromium > /dev/null || { apt-get update -qq && apt-get install -y -qq \
	    --no-install-recommends chromium fonts-urw-base35 fonts-noto-core > /dev/null; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/browser.txt
	mkdir -p .venv/axe
	command -v npm > /dev/null || apt-get install -y -qq --no-install-recommends npm > /dev/null
	cd .venv/axe && npm pack --silent axe-core@4.14.1 > /dev/null && \
	    tar -xzf axe-core-4.14.1.tgz package/axe.min.js
	@touch $@
