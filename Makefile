# Targets: run test test-spark fuzz graphs lint format bench docs wheel deb install clean help. `make help` says what each does.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
RELATA := .build/release/relata
SAMPLE := graphs/summit
TITLE := Summit diplomacy, August 2025
# Debian's packages that the build, the pictures and the tests need.
APT := libgraphviz-dev libdnnl-dev libxml2-dev libxslt1-dev liblzma-dev zlib1g-dev libminizip-dev libcld2-dev libyaml-dev libssl-dev libsqlite3-dev poppler-utils pkg-config \
  fonts-liberation
APT_TESTS := graphviz python3 python3-venv python3-dev g++ libicu-dev chromium chromium-driver strace
APT_PACKAGES := patchelf binutils python3-venv dpkg-dev lintian
APT_SPARK := openjdk-17-jre-headless python3-venv
# The command starts in half the time, and runs where other versions of these libraries are, with Swift's libraries and the archives
# of libxml2 (with ICU), libyaml, minizip, SQLite and libcrypto in it; macOS has what it needs in the system. Graphviz's plugins don't look for their
# symbols among ours, nor for libraries beside the command. Generic types are made by calls: made from their names, as is usual for
# smaller code, each is held against all conformances in the program.
LINUX := $(filter Linux,$(shell uname -s))
ARCHIVES := build/archives
STATIC := $(if $(LINUX),--static-swift-stdlib --pkg-config-path $(ARCHIVES) -Xlinker --as-needed \
  -Xlinker -L$(ARCHIVES) -Xlinker --no-export-dynamic --disable-local-rpath \
  -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors)
BREW := graphviz onednn libxml2 libxslt libyaml minizip openssl@3 sqlite pkg-config

.PHONY: help run swift build build-tests archives test test-swift test-consumers test-browser test-notebooks test-python test-spark spark-dependencies wheel deb package-dependencies fuzz completions graphs lint format bench docs install clean dependencies test-dependencies

help: ## says what each target does
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

run: build ## builds, extracts the sample corpus, draws it, and tells what is in it
	@for version in before after; do \
	  $(RELATA) extract $(SAMPLE)/$$version --name "$(TITLE)" -o $(SAMPLE)/$$version.json; \
	  for kind in dot svg png; do $(RELATA) render $(SAMPLE)/$$version.json --title "$(TITLE), $$version the Washington meeting" -o $(SAMPLE)/$$version.$$kind; done; \
	done
	@for version in before after; do echo; $(RELATA) summary $(SAMPLE)/$$version.json; done
	@echo; echo "Graphs: $(SAMPLE)/{before,after}.json   Pictures: $(SAMPLE)/{before,after}.svg and .png   DOT: $(SAMPLE)/{before,after}.dot"

build: swift dependencies $(if $(LINUX),archives)
	swift build -c release --product relata $(STATIC)

# Says what is missing, before anything is installed.
swift:
	@command -v swift >/dev/null || { echo "Swift 6.2 or newer is missing: see https://swift.org/install, and run make again where 'swift --version' works." >&2; exit 1; }

graphs: run ## makes the sample corpus' graphs and pictures anew
	for kind in txt json; do $(RELATA) diff $(SAMPLE)/before.json $(SAMPLE)/after.json --exit-zero -o $(SAMPLE)/diff.$$kind; done
	for kind in md dot svg png; do \
	  $(RELATA) diff $(SAMPLE)/before.json $(SAMPLE)/after.json --quad "verbal conflict" --quad "material conflict" --exit-zero -o $(SAMPLE)/diff-conflict.$$kind; \
	done
	mkdir -p graphs/gallery
	$(RELATA) render $(SAMPLE)/after.json --theme print --size 180x150mm --title "Summit diplomacy" \
	  --subtitle "Who met, helped and threatened whom" --credit "Graphic: the foreign desk" -o graphs/gallery/print.svg
	$(RELATA) render $(SAMPLE)/after.json --theme screen --top 14 --title "Summit diplomacy" -o graphs/gallery/screen.svg
	$(RELATA) render $(SAMPLE)/after.json --theme dark --top 20 -o graphs/gallery/dark.svg
	$(RELATA) render $(SAMPLE)/after.json --focus Ukraine --depth 1 --width 170mm --title "Ukraine" -o graphs/gallery/hub.svg
	$(RELATA) render $(SAMPLE)/after.json --view rings --focus Ukraine --width 170mm --title "Ukraine" \
	  --subtitle "Who helps it, and who fights it" -o graphs/gallery/rings.svg
	$(RELATA) render $(SAMPLE)/after.json --view matrix --top 10 --title "Who to whom" -o graphs/gallery/matrix.svg
	$(RELATA) render $(SAMPLE)/after.json --view timeline --top 5 --legend right --title "Day by day" -o graphs/gallery/timeline.svg
	$(RELATA) render $(SAMPLE)/before.json $(SAMPLE)/after.json --top 12 --panel "Before the Washington meeting" --panel "After it" \
	  -o graphs/gallery/panels.svg

test: swift dependencies test-dependencies ## builds and runs all tests, which takes a quarter of an hour on two cores the first time
	@echo "About 15 minutes on two cores where nothing is built yet, 8 where everything is."
	@start=$$(date +%s); $(MAKE) --no-print-directory test-swift test-consumers test-browser test-python test-notebooks; \
	seconds=$$(($$(date +%s) - start)); echo "All tests took $$((seconds / 60)) min $$((seconds % 60)) s."

# Tests parse real text, which a debug build does sixty times slower.
TESTS := -c release -Xswiftc -enable-testing --scratch-path .build-tests

# Built by the command that runs them: what `swift build` makes of tests is built again by that.
build-tests: swift dependencies test-dependencies
	swift test list $(TESTS) >/dev/null

test-swift:
	swift test $(TESTS)

# Every export in the tools that read it.
test-consumers: build
	Tests/consumers/run

# The interactive page in a real browser.
test-browser: build
	Tests/browser/run $(SAMPLE)/before.json $(SAMPLE)/after.json

test-notebooks: build
	notebooks/run

# The Python package around the command.
test-python: build
	Python/run test -q

test-spark: build spark-dependencies ## runs the Apache Spark job on a local cluster, with an executor killed midway
	[ -x build/spark/bin/python ] || python3 -m venv build/spark
	build/spark/bin/python -m pip install --quiet --disable-pip-version-check --requirement Spark/requirements.txt
	build/spark/bin/python Spark/test.py --relata $(RELATA)

fuzz: dependencies ## fuzzes every reader and writer, a minute each
	Fuzzing/run

bench: build ## measures speed and memory against peers, as ratios
	Benchmarks/run

# Descriptions for the Swift package manager that name archives where there are any, and shared libraries where not.
archives:
	@mkdir -p $(ARCHIVES)
	@for module in libxml-2.0 libcrypto yaml-0.1 minizip sqlite3; do \
	  libraries=""; for name in $$(pkg-config --static --libs-only-l $$module); do \
	    archive=$$(clang -print-file-name=lib$${name#-l}.a); \
	    case "$$name" in -lm|-ldl|-lpthread|-lz) ;; *) if [ -e "$$archive" ]; then name=-l:lib$${name#-l}.a; fi ;; esac; libraries="$$libraries $$name"; \
	  done; \
	  case "$$libraries" in *libicuuc.a*) libraries="$$libraries -lstdc++" ;; esac; \
	  printf 'Name: %s\nDescription: archives\nVersion: %s\nCflags: %s\nLibs:%s\n' \
	    $$module "$$(pkg-config --modversion $$module)" "$$(pkg-config --cflags $$module)" "$$libraries" > $(ARCHIVES)/$$module.pc; \
	done
	@ln -sf "$$(clang -print-file-name=libstdc++.a)" $(ARCHIVES)/

completions: build ## writes shell completions to build/completions
	mkdir -p build/completions
	for shell in bash zsh fish; do $(RELATA) --generate-completion-script $$shell > build/completions/relata.$$shell; done

docs: build completions ## writes the manual, the completions and the reference of the libraries to build
	swift build -c release --product generate-manual $(STATIC)
	mkdir -p build/man
	.build/release/generate-manual $(RELATA) --multi-page --date "$$(git log -1 --format=%cs)" --output-directory build/man
	Documentation/run

lint: test-dependencies ## checks the format and style of all Swift code, and the types of the Python package
	swift format lint --strict --recursive Sources Tests Fuzzing Package.swift
	Packaging/check-names
	Packaging/check-tests
	Python/run lint

wheel: build package-dependencies ## makes a wheel with everything inside in build/packages, and tries it where nothing else is installed
	Python/run lint
	rm -f build/packages/*.whl
	build/python/bin/python Packaging/make_wheel.py --relata $(RELATA) --output build/packages
	Packaging/test-wheel build/packages/*.whl

deb: docs package-dependencies ## makes a Debian package in build/packages, and installs and removes it
	rm -f build/packages/*.deb
	Packaging/make-deb build/packages
	Packaging/test-deb build/packages/*.deb

format: ## formats all Swift code
	swift format --in-place --recursive Sources Tests Fuzzing Package.swift

install: build ## installs the command: make install PREFIX=$$HOME/.local
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -s -m 755 $(RELATA) "$(DESTDIR)$(PREFIX)/bin/relata"
	@echo "installed $(DESTDIR)$(PREFIX)/bin/relata"

clean: ## removes all that was built: commands, tests, fuzzers, virtual environments, documentation
	rm -rf .build .build-tests .build-fuzzing Fuzzing/.build build

# Installs what is missing, and nothing where all is there.
define install_packages
	@case "$$(uname -s)" in \
	Darwin) \
	  missing=""; for formula in $(BREW); do brew list --versions $$formula >/dev/null 2>&1 || missing="$$missing $$formula"; done; \
	  if [ -n "$$missing" ]; then echo "These Homebrew formulas are missing:$$missing. Install them with: brew install$$missing" >&2; exit 1; fi ;; \
	*) \
	  missing=""; for package in $(1); do dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	  if [ -n "$$missing" ]; then \
	    if ! command -v apt-get >/dev/null; then echo "Please install what corresponds to Debian's packages:$$missing" >&2; exit 1; fi; \
	    sudo=""; if [ "$$(id -u)" != 0 ]; then sudo=sudo; fi; \
	    echo "Installing Debian packages:$$missing"; \
	    $$sudo apt-get update -qq; \
	    DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	  fi ;; \
	esac
endef

dependencies:
	$(call install_packages,$(APT))

test-dependencies:
	$(call install_packages,$(APT_TESTS))

package-dependencies:
	$(call install_packages,$(APT_PACKAGES))

spark-dependencies:
	$(call install_packages,$(APT_SPARK))
