# Two commands: `make site` and `make test`. Everything else is `invoke --list` (in .venv/bin).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 2
# npm writes this file when it is done.
PACKAGES := node_modules/.package-lock.json
# The tests hold exports against the types of others' programs as well: 32 MB more (5 MB to load).
TEST_PACKAGES := node_modules/.for-tests

.PHONY: site test lint check serve clean

site: $(VENV)/.ready $(PACKAGES)
	$(BIN)/invoke build

test: $(VENV)/.ready $(TEST_PACKAGES)
	$(BIN)/invoke setup lint
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile

lint: $(VENV)/.ready
	$(BIN)/invoke lint

check: $(VENV)/.ready
	$(BIN)/invoke check

serve: $(VENV)/.ready $(PACKAGES)
	$(BIN)/invoke serve

clean:
	rm -rf output .cache node_modules $(VENV)

# The environment is made from the lock, with hashes; a changed lock makes it anew.
$(VENV)/.ready: requirements.lock
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Deskbell needs Python 3.11 or newer; name one: make PYTHON=python3.12 site")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

# A script of others for the page of downloads, by its own lock. Without it the site builds all the same and says so.
$(PACKAGES): package-lock.json $(VENV)/.ready
	-$(BIN)/invoke packages

# The mark goes with the folder, which npm makes anew whenever it brings something in.
$(TEST_PACKAGES): package-lock.json $(VENV)/.ready
	-$(BIN)/invoke packages --tests && touch $@
