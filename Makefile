# Two commands: `make site` and `make test`. Everything else is `invoke --list` (in .venv/bin).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 2

.PHONY: site test lint check serve clean

site: $(VENV)/.ready
	$(BIN)/invoke build

test: $(VENV)/.ready
	$(BIN)/invoke setup lint
	$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup

lint: $(VENV)/.ready
	$(BIN)/invoke lint

check: $(VENV)/.ready
	$(BIN)/invoke check

serve: $(VENV)/.ready
	$(BIN)/invoke serve

clean:
	rm -rf output .cache $(VENV)

# The environment is made from the lock, with hashes; a changed lock makes it anew.
$(VENV)/.ready: requirements.lock
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Deskbell needs Python 3.11 or newer; name one: make PYTHON=python3.12 site")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@
