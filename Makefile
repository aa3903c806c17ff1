# Touch the Stove. `make` lists what can be made.
#
# PYTHON=python3.12  which Python makes .venv (3.11, 3.12 or 3.13)
# UV=                makes .venv with venv and pip although uv is there
# PORT=8889          where JupyterLab listens
# TESTS=tests/data   what `make test` runs; ARGS="-k leak" adds to it

VENV := .venv
BIN := $(VENV)/bin
FITS := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c '$(FITS)' 2>/dev/null && { echo $$p; exit; }; done; echo python3)
UV ?= $(shell command -v uv 2>/dev/null)
PORT ?= 8888
WORKERS ?= 2
TESTS ?=
ARGS ?=
COURSE := lab/tree/course/start_here.ipynb

# More threads than cores make gradient boosting many times slower.
export OMP_NUM_THREADS ?= 1
export JUPYTER_PLATFORM_DIRS ?= 1

.DEFAULT_GOAL := help
.PHONY: help start test check release pictures cohort system bench soak clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' \
		$(firstword $(MAKEFILE_LIST))

start: $(VENV)/.ready ## set up, then open the course in JupyterLab
	@echo "Starting JupyterLab (10 to 30 seconds); Ctrl-C, twice, stops it."
	@open=--no-browser; \
	if [ "$$(uname)" = Darwin ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		open=; fi; \
	root=; if [ "$$(id -u)" = 0 ]; then root=--allow-root; fi; \
	JUPYTER_CONFIG_PATH=$(CURDIR)/binder/jupyter \
	exec $(BIN)/jupyter lab $$open $$root --port=$(PORT) \
		--ServerApp.root_dir=. --LabApp.default_url=/$(COURSE) \
		--Application.log_level=ERROR

test: $(VENV)/.ready-test ## set up, then run all tests
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(TESTS) $(ARGS)

check: $(VENV)/.ready-test ## lint, types, stale releases, the course's promises
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/stove release --check
	$(BIN)/stove audit

release: $(VENV)/.ready ## make course/ and exercises/ out of solutions/
	$(BIN)/stove release
	$(BIN)/python binder/badge.py

pictures: $(VENV)/.ready-test ## take the pictures of docs/pictures.md anew
	$(BIN)/python -m pytest -n 0 tests/browser/test_widgets.py \
		tests/browser/test_looks.py tests/browser/test_pages.py \
		tests/project/demo/test_server.py::test_the_page_is_readable \
		tests/project/cohort/test_run.py::test_pages_are_readable_and_nothing_on_them_runs
	@mkdir -p docs/img/pictures
	@for name in $$(grep -o 'img/pictures/[a-z0-9_]*[.]png' docs/pictures.md); do \
		cp "artefacts/screens/$${name##*/}" "docs/$$name" || exit 1; done

cohort: $(VENV)/.ready ## grade a made-up cohort and print its table
	$(BIN)/stove cohort demo

bench: $(VENV)/.ready ## time what learners and instructors wait for
	$(BIN)/stove bench --course
	$(BIN)/stove bench

soak: $(VENV)/.ready-test ## kill gradings at 200 moments; prove every check on all its seeds (an hour)
	STOVE_MOMENTS=200 $(BIN)/python -m pytest -q -n 0 \
		tests/engine/test_interrupted.py tests/engine/test_kill.py
	$(BIN)/stove audit --seeds

system: ## install the Debian packages that some tests need (root)
	@packages=; \
	command -v chromium >/dev/null || packages="$$packages chromium"; \
	command -v bwrap >/dev/null || packages="$$packages bubblewrap"; \
	command -v initdb >/dev/null || command -v pg_ctlcluster >/dev/null || \
		packages="$$packages postgresql"; \
	if [ -z "$$packages" ]; then echo "chromium, bubblewrap, postgresql: here"; \
		exit 0; fi; \
	if ! command -v apt-get >/dev/null; then \
		echo "This is not Debian: install$$packages with your own package" \
			"manager. Without them, \"make test\" leaves some tests out."; \
		exit 1; fi; \
	if [ "$$(id -u)" != 0 ]; then \
		echo "Installing$$packages needs root: run \"sudo make system\"."; \
		exit 1; fi; \
	echo "Installing$$packages (a minute or two)"; \
	export DEBIAN_FRONTEND=noninteractive; \
	apt-get -o Acquire::Retries=3 update -qq || echo "Using the old lists."; \
	apt-get -o Acquire::Retries=3 install -y -qq --no-install-recommends \
		$$packages fonts-dejavu-core >/dev/null

clean: ## remove .venv, caches and artefacts (never my_work/)
	rm -rf $(VENV) artefacts build dist .pytest_cache .mypy_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys' 2>/dev/null || { \
		echo "There is no $(PYTHON) here. Install Python 3.11, 3.12 or 3.13," \
			"or name yours: make start PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c '$(FITS)' || { \
		echo "$(PYTHON) is $$($(PYTHON) -V 2>&1); the course needs Python 3.11," \
			"3.12 or 3.13. Name one: make start PYTHON=python3.12"; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) -V)"
	@if [ -n "$(UV)" ]; then \
		"$(UV)" venv --quiet --seed --python "$$(command -v $(PYTHON))" $(VENV); \
	else $(PYTHON) -m venv $(VENV); fi

# Programs in .venv name its folder, so it cannot be moved or copied.
MADE_IN := $(shell cat $(VENV)/.ready 2>/dev/null)
ifneq ($(filter-out help system clean,$(MAKECMDGOALS)),)
ifneq ($(MADE_IN),$(if $(MADE_IN),$(CURDIR)))
$(error This folder was moved or copied after $(VENV) was made. Run "make clean", \
	then try again)
endif
endif

# What is installed follows pyproject.toml; settings of JupyterLab come along.
define install
	@$(BIN)/python -c '$(FITS)' 2>/dev/null || { \
		echo "$(VENV) does not work (its Python moved, or is too old)." \
			"Run \"make clean\", then try again."; exit 1; }
	@if [ -n "$(UV)" ]; then echo "Installing with uv (seconds)"; \
		"$(UV)" pip install --quiet --python $(BIN)/python -e '$(1)'; \
	else echo "Installing with pip (a minute or two)"; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check \
			-e '$(1)'; fi
	@mkdir -p $(VENV)/share/jupyter/lab/settings
	@cp binder/overrides.json $(VENV)/share/jupyter/lab/settings/
	@echo "$(CURDIR)" >$(VENV)/.ready; touch $@
endef

$(VENV)/.ready: pyproject.toml binder/overrides.json | $(VENV)/pyvenv.cfg
	$(call install,.)

$(VENV)/.ready-test: pyproject.toml binder/overrides.json | $(VENV)/pyvenv.cfg
	$(call install,.[test])
