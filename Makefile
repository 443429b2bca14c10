# Everything a person may run. Needs Go; node and Chromium for the tests that
# use them.

SITE := build/site
DIST := dist
# Public address of the site, for canonical addresses: make dist BASE=https://...
BASE ?=
FUZZTIME ?= 10s

TOOLS := scripts/tools
BIN   := $(TOOLS)/bin
JS    := GOOS=js GOARCH=wasm
# What runs under js/wasm in node as well as natively.
JSPKGS := ./core/...

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

.PHONY: serve
serve: site ## build the page and serve it on localhost
	@go run ./scripts/serve -dir $(SITE)

.PHONY: site
site: ## build the page into build/site
	@go run ./scripts/build -o $(SITE)

.PHONY: dist
dist: tools ## build dist/, ready for any static host (BASE=https://... sets its address)
	@go run ./scripts/build -o $(DIST) -dist -base "$(BASE)"

.PHONY: mnist
mnist: ## fetch MNIST's test set into the site, for the page of images (SITE=dist for a distribution, FROM=ADDRESS for a mirror)
	@go run ./scripts/mnist -o $(SITE)/mnist $(if $(FROM),-from $(FROM))

.PHONY: test
test: check unit js size browser ## everything below that can fail

.PHONY: check
check: format vet staticcheck layers ## what can be read off the source

.PHONY: format
format: ## gofmt
	@out=$$(gofmt -l core wasm scripts); if [ -n "$$out" ]; then echo "not formatted (run gofmt -w):"; echo "$$out"; exit 1; fi

.PHONY: vet
vet: ## go vet, native and js
	go vet ./...
	$(JS) go vet ./core/... ./wasm/...
	go -C $(TOOLS) vet ./...

.PHONY: staticcheck
staticcheck: tools ## staticcheck, native and js
	$(BIN)/staticcheck ./...
	$(JS) $(BIN)/staticcheck ./wasm/...
	cd $(TOOLS) && bin/staticcheck ./...

.PHONY: layers
layers: ## the rules of import
	go run ./scripts/layers

.PHONY: unit
unit: ## tests and fuzz seeds, native
	go test ./...

.PHONY: js
js: ## the core's tests under js/wasm, in node
	@sh scripts/need.sh node
	@if command -v node >/dev/null; then \
		$(JS) go test -short -exec="$$(go env GOROOT)/lib/wasm/go_js_wasm_exec" $(JSPKGS); \
	fi

.PHONY: size
size: site tools ## what a visitor downloads, against its limits
	@$(BIN)/sizes -site $(SITE)

.PHONY: browser
browser: site ## the page in Chromium
	@go build -o $(BIN)/serve ./scripts/serve
	@sh scripts/need.sh chromium
	go -C $(TOOLS) test -count=1 -timeout 40m ./browser -site ../../../$(SITE) -serve ../bin/serve

.PHONY: fuzz
fuzz: ## every fuzz target for FUZZTIME
	@grep -rlE '^func Fuzz' --include=*_test.go core scripts | while read -r file; do \
		for target in $$(grep -oE '^func Fuzz[A-Za-z0-9]+' $$file | cut -c6-); do \
			go test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) ./$$(dirname $$file) || exit 1; \
		done; \
	done

.PHONY: bench
bench: ## benchmarks of the core
	go test -run '^$$' -bench . -benchmem ./core/...

.PHONY: times
times: site ## the table of times in the README
	@go build -o $(BIN)/serve ./scripts/serve
	@sh scripts/need.sh chromium
	go -C $(TOOLS) run ./times -root ../.. -site ../../$(SITE) -serve bin/serve

.PHONY: golden
golden: ## write the golden pictures again; look at the difference before committing
	go test ./core/view ./scripts/build -update

.PHONY: tools
tools: ## the pinned tools, into scripts/tools/bin
	@go -C $(TOOLS) build -o bin/ tool ./brotli ./sizes

.PHONY: clean
clean: ## remove what was built
	rm -rf build dist $(BIN)
