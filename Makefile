# Everything a developer or the build machine does. `make` alone prints the targets.
PYTHON ?= python3
BIN := .venv/bin
# A Python that has atheris, if there is one; without it inputs are changed by chance alone.
FUZZ_PYTHON ?= $(BIN)/python
# Two more than there are cores: tests wait for browsers, for commands that they start and for time to pass. A file of
# tests stays with one worker, since it shares what it makes.
WORKERS ?= $(shell echo $$(( $$(getconf _NPROCESSORS_ONLN) + 2 )))
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help setup serve demo test lint types docs eval bench bench-archive bench-watch bench-serve bench-moderation bench-peers drill drill-checks drill-commands drill-import drill-serve fuzz screens licences sbom wheel wheel-try lock browser
# A recipe that fails leaves no half-made stamp behind.
.DELETE_ON_ERROR:

help:
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-17s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/ready  ## make .venv with everything in it, at the pinned versions

serve: setup  ## run the service on this machine
	SECONDSOURCE_HOME=build/home $(BIN)/secondsource serve

demo: setup  ## check the bundled specimen article, without network
	@mkdir -p build
	SECONDSOURCE_HOME=build/demo-home $(BIN)/secondsource check src/secondsource/data/demo/article.html --offline -o build/demo.html

test: setup browser lint types  ## all that must pass: lint, types, tests (of the docs too)
	$(BIN)/pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

lint: setup  ## style, format, and the floors of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: setup  ## pyright, strict
	$(BIN)/pyright

docs: setup  ## write the generated pages
	$(BIN)/python docs/build.py

eval: setup  ## measure quality against its floors
	$(BIN)/python eval/run.py

bench: setup  ## measure speed and memory
	$(BIN)/python bench/run.py

bench-archive: setup  ## the archive at 10,000, 100,000 and 1,000,000 passages, beside its peers
	$(BIN)/python bench/archive.py

bench-watch: setup  ## 1,000 new passages against 100,000 stored statements
	$(BIN)/python bench/watch.py

bench-serve: setup  ## the service under readers, a check through it, and a soak of 20,000 mixed requests
	$(BIN)/python bench/serve.py

bench-moderation: setup  ## how soon a comment system is answered, with 2,000 and 20,000 comments known
	$(BIN)/python bench/moderation.py

bench-peers: setup build/peers/ready  ## peers on the same work; writes docs/benchmarks.md
	PYTHONPATH=src build/peers/bin/python bench/peers/run.py

# The peers live apart from the product, at the hashes of their own lock.
build/peers/ready: requirements/peers.lock tools/peers.sh
	@tools/peers.sh
	@touch $@

drill: setup  ## every drill, and one table (DRILL="--points 10": a short one)
	$(BIN)/python bench/drills.py $(DRILL)

drill-import: setup  ## kill an import at 50 points and look for what was acknowledged
	$(BIN)/python bench/drill.py

drill-checks: setup  ## kill a worker at 50 points of one check and look for the same report
	$(BIN)/python bench/drill_checks.py

drill-commands: setup  ## kill commands that write at 50 points each (DRILL="--points 10 review": fewer, or some)
	$(BIN)/python bench/drill_commands.py $(DRILL)

fuzz: setup  ## strangers' bytes against every parser, five minutes each (FUZZ="--minutes 1 page feed": some of them)
	PYTHONPATH=.:src:$(wildcard .venv/lib/python3*/site-packages) $(FUZZ_PYTHON) fuzz/run.py $(FUZZ)

screens: setup  ## take the pictures in docs/ anew, with chromium
	$(BIN)/python tools/screens.py

licences: setup  ## write docs/licences.md; fails on strong copyleft
	$(BIN)/python tools/licences.py

sbom: setup  ## write the bill of materials (CycloneDX)
	$(BIN)/python tools/sbom.py

wheel: setup  ## build the wheel twice, and compare
	$(BIN)/python tools/wheel.py

wheel-try: setup  ## the same, and try it in an empty environment, with the packages of the index
	$(BIN)/python tools/wheel.py --try

drill-serve: setup  ## kill the service 50 times while checks are ordered, and look for what was acknowledged
	$(BIN)/python bench/drill_serve.py

lock: .tools/ready  ## pin versions anew (UPGRADE=1 takes the newest)
	tools/lock.sh

# Debian's chromium for the browser tests, installed only where that can be done.
browser:
	@tools/browser.sh

.tools/ready: requirements/uv.lock tools/bring_uv.sh
	@tools/bring_uv.sh
	@touch $@

.venv/ready: .tools/ready pyproject.toml requirements/dev.lock tools/setup.sh
	@tools/setup.sh
	@touch $@
