# The words of this project: `make` alone shows the whole job, `make help` lists the rest.

# The first Python here that is new enough; another one is chosen with `make PYTHON=…`.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
READY := .venv/ready
LINTERS := tests/lint/node_modules/.package-lock.json
COMPILE = $(BIN)/uv pip compile --quiet --python $(BIN)/python --python-version 3.11 --universal \
	--generate-hashes --no-emit-index-url --no-header $(UPGRADE)

.DEFAULT_GOAL := tour
SAMPLES ?= 1000
# A folder of public contracts, for the words that measure.
CORPUS ?= ../shared/corpus
export CORPUS
.PHONY: tour generate check prove lint test long bench bench-docs scoreboard scoreboard-docs golden contract mutants serve lock publish clean help

tour: $(READY) ## Show the whole job: generate, build, install, serve, call (what `make` alone does)
	@$(BIN)/python docs/tour.py

generate: $(READY) ## Generate the client in generated/ from openapi.yaml (FORCE=1 overwrites edits)
	@$(BIN)/oasmith generate $(if $(FORCE),--force)

check: $(READY) ## Prove that generated/ is what the contract gives
	@$(BIN)/oasmith check

prove: $(READY) ## Prove the client: 1,000 samples of every response, over HTTP, with a certificate
	@$(BIN)/oasmith prove --samples $(SAMPLES)

lint: $(READY) $(LINTERS) ## Run ruff, mypy, pyright and the contract's linter
	@$(BIN)/python tests/lint/lint.py

# The mutants go first and alone: they keep two cores busy themselves.
test: lint check mutants ## Run everything: the linters, the check, the mutants, every test
	@$(BIN)/python -m pytest -n auto --dist worksteal -m "not long"

long: $(READY) ## Run the tests that take minutes each
	@$(BIN)/python -m pytest -m long

bench: $(READY) ## Measure oasmith beside openapi-python-client (CORPUS=… where public contracts are)
	@$(BIN)/python -m bench

bench-docs: $(READY) ## As bench, with calls by each transport and sizes; write docs/bench.md, bench-calls.md, size.md
	@$(BIN)/python -m bench --docs
	@$(BIN)/python -m bench.transports --docs
	@$(BIN)/python -m bench.size --docs

scoreboard: $(READY) $(LINTERS) ## Score both generators on every contract of CORPUS (SMALL=1: on a few)
	@$(BIN)/python -m tests.scoreboard $(if $(SMALL),--small)

scoreboard-docs: $(READY) $(LINTERS) ## As scoreboard, and write docs/scoreboard.md
	@$(BIN)/python -m tests.scoreboard --docs

golden: $(READY) ## Rewrite the expected output in tests/cases/; then read the diff
	@$(BIN)/python -m pytest tests/cases --golden

# TOKEN is no argument: make puts what stands on its command line into the environment.
contract: $(READY) ## Test a server against the contract: URL=… TOKEN=… CALLERS=…, or the reference server
	@$(BIN)/python -m tests.contract $(if $(URL),--url "$(URL)") $(if $(CALLERS),--callers "$(CALLERS)")

mutants: $(READY) ## Show which faults of a server the contract tests notice; exit 1 unless all
	@$(BIN)/python -m tests.contract.mutants

serve: $(READY) ## Start the reference server, its links as on the first day, its reference with code samples
	@$(BIN)/python -m server serve --fresh --reference generated/openapi.json

lock: $(READY) ## Compile the locked requirements anew (UPGRADE=--upgrade for newer versions)
	@$(COMPILE) requirements/bootstrap.in --output-file requirements/bootstrap.txt
	@$(COMPILE) pyproject.toml --all-extras --output-file requirements/development.txt
	@cd tests/lint && npm install --package-lock-only --silent

publish: check ## Build the client and upload it: make publish INDEX=https://…
	@test -n "$(INDEX)" || { echo "make publish: which index? Say INDEX=https://…" >&2; exit 2; }
	@$(BIN)/oasmith publish --index "$(INDEX)"

clean: ## Remove what the other words made, except generated/
	@rm -rf .venv tests/lint/node_modules build dist generated/dist *.sqlite3 *.sqlite3-* .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## List these words
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Everything that Python needs, at exactly the locked versions; anew only when one of these files changes.
$(READY): pyproject.toml requirements/bootstrap.txt requirements/development.txt
	@$(or $(PYTHON),false) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "make: $(or $(PYTHON),nothing here) is not Python 3.11 or newer; name one with make PYTHON=…" >&2; exit 1; }
	@echo "Setting up .venv (again only when the requirements change)"
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv || \
		{ echo "make: $(PYTHON) lacks its venv module; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements/bootstrap.txt requirements/development.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

# The linters that are npm packages.
$(LINTERS): tests/lint/package.json tests/lint/package-lock.json
	@command -v npm >/dev/null || { echo "make: the linters need npm, with Node.js 20.19 or newer" >&2; exit 1; }
	@echo "Installing the linters"
	@cd tests/lint && npm ci --silent
	@touch $@
