# Everything a person does here. Each target first makes sure that the checkout is set up.
.DEFAULT_GOAL := help
.PHONY: help setup lock audit test check format bench bench-fidelity bench-gate bench-lane bench-replies bench-shopper guard-soak soak-mailbox vices shops test-shops docs wheel clean

BIN := .venv/bin
URL ?=

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 20

setup: ## install what is missing (Python packages, lhci, page scripts, a browser)
	@scripts/setup

audit: setup ## audit the bundled demo shop, or any shop with URL=https://...
	@$(BIN)/auditor audit $(if $(URL),'$(URL)',--demo)

test: ## run all tests but those of `make test-shops` and the long ones of `make guard-soak`
	@scripts/setup tests
	@$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder

check: setup ## lint, formatting, types, and who may import whom
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: setup ## let ruff mend what it can
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

bench: setup ## print what we cost, as ratios to other tools
	@$(BIN)/python -m bench

bench-fidelity: ## print how near our stopwatch, lhci and browsertime come to known truths, and how they scatter (FIDELITY="runs=5 lhci=off")
	@scripts/setup bench
	@$(BIN)/python -m bench.fidelity $(FIDELITY)

bench-gate: setup ## print how often a comparison cries wolf and what it misses, beside other rules (GATE="--real 5 --simulated 0")
	@$(BIN)/python -m bench.gate $(GATE)

bench-lane: setup ## print what several audits at once do to each other's numbers, without the quiet lane and with it (LANE="rounds=1")
	@$(BIN)/python -m bench.at_once $(LANE)

bench-replies: setup ## print how surely the kind of a mail is told
	@$(BIN)/python -m bench.replies

soak-mailbox: setup ## read a mailbox over a line that breaks, and count what was missed (SOAK="cuts=200 seed=7")
	@$(BIN)/python -m tests.inbox.soak $(SOAK)

bench-shopper: setup ## print how far the shopper comes in generated shops, lookalikes and real shops
	@$(BIN)/python -m tests.shops.bench $(SHOPS)

guard-soak: setup ## take each layer of the guard out, then walk through hostile shops and count their orders (WALKS="walks=200 seed=7")
	@$(BIN)/pytest -m 'soak or browser' tests/browser/test_layers.py tests/shops/hostile
	@$(BIN)/python -m tests.shops.hostile $(WALKS)

vices: setup ## print which check catches which fault of the demo shop
	@$(BIN)/python -m tests.vices

shops: setup ## install the real shops that the tests audit
	@$(BIN)/python -m tests.shops

test-shops: setup shops ## prove that the real shops take orders
	@$(BIN)/pytest -m shops tests/shops

docs: setup ## write docs/checks/ from the checks themselves
	@$(BIN)/python scripts/write_docs.py

wheel: setup ## build the wheel into dist/
	@$(BIN)/python -m build --wheel --no-isolation

lock: setup ## renew the lock files within the ranges that pyproject.toml and package.json allow
	@$(BIN)/python scripts/lock.py
	@npm install --package-lock-only --loglevel error

clean: ## remove everything that can be made again, but no audit runs
	@rm -rf .venv node_modules auditor/page_scripts/vendor build dist .shops .bench .lighthouseci \
		.mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
