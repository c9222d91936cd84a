# 规矩 Guiju: `make help` lists the words. Each one first installs what is missing (.ci/setup).
SHELL := /bin/sh
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help handbook test fast check proof archive bench search crawl lock clean

export PYTHON
export PYTHONUTF8 := 1
SETUP := sh .ci/setup
BIN := .venv/bin
JOBS ?= 2

help: ## 列出这些命令 | list these words
	@awk -F' ## ' '/^[a-z]+:.* ## /{sub(/:.*/, "", $$1); sub(/ \| /, " / ", $$2); printf "make %-9s %s\n", $$1, $$2}' Makefile

handbook: ## 编译手册到 build/ | build the handbook into build/
	@$(SETUP) handbook
	@$(BIN)/guiju build $(ARGS)

test: ## 检查并运行全部测试 | all checks and all tests
	@$(SETUP) test
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile -m "not crawl" $(ARGS)

fast: ## 运行测试，慢的和开浏览器的除外 | the tests but the slow ones and those in a browser
	@$(SETUP) test
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile -m "not slow and not browser" $(ARGS)

check: ## 代码与模板检查，一分钟以内 | lint, types, layers, templates, within a minute
	@$(SETUP) check
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/test_templates.py

proof: ## 打开整本手册的每份 PDF 校样 | proofread every PDF of the whole handbook
	@$(SETUP) check
	@$(BIN)/guiju check --print --strict $(ARGS)

archive: ## 用现成的检验工具查每份 PDF | judge every PDF by the validators that can be had
	@$(SETUP) check
	@$(BIN)/guiju build --only pdf -o .guiju/archive
	$(BIN)/python tests/proof/archive_report.py .guiju/archive $(ARGS)

bench: ## 量速度 | measure the speed
	@$(SETUP) test
	$(BIN)/python tests/bench/bench.py $(ARGS)
	$(BIN)/python tests/bench/print_bench.py
	$(BIN)/guiju build
	$(BIN)/python tests/bench/weigh.py build/site
	$(BIN)/python tests/bench/page_load.py build/site

search: ## 用有标准答案的问题考搜索 | measure the search by labelled queries
	@$(SETUP) test
	$(BIN)/python -m pip install --quiet --upgrade --target .guiju/others jieba==0.42.1 "pagefind[extended]==1.5.2" || :
	$(BIN)/python tests/search/measure.py --others .guiju/others --misses $(ARGS)
	$(BIN)/python tests/search/measure.py --queries tests/search/unseen.tsv tests/search/second.tsv tests/search/third.tsv --misses $(ARGS)
	$(BIN)/python tests/bench/search_bench.py

crawl: ## 在浏览器里打开每一页，查链接和请求 | open every page in a browser, from http and from disk
	@$(SETUP) test
	$(BIN)/python -m pytest -q -m crawl $(ARGS)

lock: ## 重新锁定依赖，UPGRADE=1 升级 | lock the dependencies anew, UPGRADE=1 for newer ones
	@$(SETUP) lock

clean: ## 删除 build/ 和各种缓存（.venv 留下） | remove build/ and caches, keep .venv
	rm -rf build dist .guiju .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +
