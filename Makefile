# Each target calls one script or Maven.
.DEFAULT_GOAL := help
.PHONY: help demo test format manifests

help: ## show this
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

demo: ## run the whole product once on real input (KEEP=1: leave it running; DEMO_CONTEXT=name: use that cluster)
	@KEEP=$(KEEP) DEMO_CONTEXT=$(DEMO_CONTEXT) e2e/demo/run

test: ## build everything and run every test
	@e2e/test

format: ## put the Java sources into the form that the build checks
	@JAVA_HOME=$$(.ci/java-home) mvn -B -q spotless:apply

manifests: ## write e2e/demo/50-schema-*.yaml again from e2e/data
	@mvn -B -q -DskipTests -pl e2e -am package
	@$$(.ci/java-home)/bin/java -cp 'e2e/target/classes:e2e/target/lib/*' io.agledger.e2e.manifest.SchemaManifests e2e/data e2e/demo
