# The commands of the blog. `make help` lists them.

INPUTDIR  ?= content
OUTPUTDIR ?= output
PORT      ?= 8000
PYTHON    ?= python3

# Behind a = only bash makes the home folder of a ~; zsh and dash hand it over as it was typed.
from    = $(call at_home,$(INPUTDIR))
into    = $(call at_home,$(OUTPUTDIR))
at_home = $(if $(filter ~%,$(1)),$(shell $(PYTHON) -c $(EXPAND) "$(1)"),$(1))
EXPAND := 'import os, sys; print(os.path.expanduser(sys.argv[1]))'

BIN     := .venv/bin
SITE    := .venv/site-installed
TESTS   := .venv/tests-installed
BENCH   := .venv/bench-installed

# Two installations at once would spoil .venv.
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help html serve new draft import pictures check publish rollback releases changed status host test servers browsers test-full validate lighthouse bench clean lock

## help: list the commands
help:
	@echo "Commands (INPUTDIR= and OUTPUTDIR= point those that build or publish at other folders;"
	@echo "DEBUG=yes shows engineers where something failed):"
	@sed -n 's/^## \([a-z-]*\): /  make \1|/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-17s %s\n", $$1, $$2 }'

## html: build INPUTDIR (content/) into OUTPUTDIR (output/); EMPTY=yes allows no posts
html: $(SITE) folder
	@$(BIN)/python -m tools.build "$(from)" "$(into)" $(if $(EMPTY),-e MAY_BE_EMPTY=true)

## serve: build, show with the desk on http://127.0.0.1:8000 (PORT=, BEHIND=); a save shows by itself
serve: $(SITE) folder
	@$(BIN)/python -m tools.serve "$(from)" "$(into)" --port $(PORT) $(if $(BEHIND),--behind "$(BEHIND)")

## new: begin a draft: make new TITLE="…" [IN=nl] [TOPIC="…"]; a translation: make new OF=file IN=nl
# These words go through the environment as they were typed: make and the shell expand nothing.
override export TITLE := $(value TITLE)
override export IN := $(value IN)
override export TOPIC := $(value TOPIC)
override export OF := $(value OF)
new: $(SITE) folder
	@$(BIN)/python -m tools.new "$(from)"

## draft: make a draft of a Word file: make draft FROM=letter.docx
draft: $(SITE) folder
	@$(BIN)/python -m tools.draft "$(from)"

## import: move a Blogger blog in: make import FROM=takeout.zip [DRY=yes]; docs/moving-in.md has more
override export FROM := $(value FROM)
override export INTO := $(value INTO)
override export PICTURES := $(value PICTURES)
override export MAP := $(value MAP)
override export LABELS := $(value LABELS)
override export REPORT := $(value REPORT)
export DRY STATUS MODIFIED ALLOW_MISSING VERIFY REPORT_LANG
import: $(SITE)
	@$(BIN)/python -m tools.importing

## pictures: fetch the pictures that an import misses from their old host: make pictures FROM=takeout.zip
pictures: $(SITE)
	@$(BIN)/python -m tools.importing.fetch

## check: proofread INPUTDIR; say which lists became checklists; STRICT=yes fails for advice, too
check: $(SITE) folder
	@$(BIN)/python -m tools.check "$(from)"

## publish: build for the public address, verify, and only then switch public/current to it
publish: OUTPUTDIR = public
publish: $(SITE) folder
	@$(BIN)/python -m tools.publish "$(from)" "$(into)"

## rollback: serve the release before again
rollback: OUTPUTDIR = public
rollback: $(SITE)
	@$(BIN)/python -m tools.rollback "$(into)"

## releases: list the releases that are kept
releases: OUTPUTDIR = public
releases: $(SITE)
	@$(BIN)/python -m tools.releases "$(into)"

## changed: list the addresses that the live release changed, to purge them from a CDN
changed: OUTPUTDIR = public
changed: $(SITE)
	@$(BIN)/python -m tools.releases --changed "$(into)"

## status: say whether what is online is what is in this folder
status: $(SITE) folder
	@$(BIN)/python -m tools.status "$(from)"

## host: ask the live blog whether its web server does what it must; say what to mend
host: OUTPUTDIR = public
host: $(SITE)
	@$(BIN)/python -m tools.host "$(into)"

# What one process of the tests has compiled, the others need not, whatever else a user prefers.
## test: run every check and test; sets up what they need, a browser included
test: $(TESTS)
	@$(BIN)/python -m tools.browser
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --no-loadscope-reorder

## servers: install the web servers that some tests publish to, without starting any
servers: .venv/bin/python
	@$(BIN)/python -m tools.servers

## test-full: the same, with 10,000 examples for every law, and pages at every width
test-full: export HYPOTHESIS_PROFILE = full
test-full: test

## browsers: install Firefox, WebKit and a quicker Chromium, in which make test tries pages (Debian)
browsers: $(SITE)
	@$(BIN)/python -m tools.browsers

## validate: check every page by the Nu HTML checker (needs Node and Java)
validate: $(TESTS) html
	@$(BIN)/python -m tools.validate "$(into)"

## lighthouse: let Lighthouse judge five kinds of pages as published (needs Node)
lighthouse: $(TESTS) folder
	@$(BIN)/python -m tools.lighthouse "$(from)"

## bench: compare builds with plain Pelican, Hugo and Eleventy; SIZES="1000" ROUNDS=3 say how
bench: $(BENCH)
	@$(BIN)/python -m tools.bench $(if $(SIZES),--sizes "$(SIZES)") $(if $(ROUNDS),--rounds $(ROUNDS)) \
	  $(if $(GROWTH),--growth "$(GROWTH)") $(if $(STEPS),--steps "$(STEPS)")

## clean: delete what was built; releases and installed tools stay
clean:
	@rm -rf output .cache .hypothesis .mypy_cache .ruff_cache

## lock: resolve the dependencies in pyproject.toml anew and pin them with hashes
lock: $(TESTS)
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate pyproject.toml --output-file requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate pyproject.toml --extra test --constraint requirements.txt \
	  --output-file requirements-test.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate pyproject.toml --extra bench --constraint requirements-test.txt \
	  --output-file requirements-bench.txt

.PHONY: folder
folder:
	@test -d "$(from)" || { echo "There is no folder $(from); INPUTDIR= names the folder of posts." >&2; exit 1; }

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "The blog needs Python 3.11 or newer; name one: make PYTHON=python3.12 …" >&2; exit 1; }
	@echo "Creating .venv …"
	@$(PYTHON) -m venv .venv

$(SITE): requirements.txt | .venv/bin/python
	@echo "Installing what the site needs …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

# These pins hold those of the site, so that one installation does for both.
$(TESTS): requirements-test.txt | .venv/bin/python
	@echo "Installing what the site and the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $(SITE) $@

$(BENCH): requirements-bench.txt $(SITE)
	@echo "Installing what the benchmark needs …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@touch $@
