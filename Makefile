# Longer runs of what CI does for a minute.
.PHONY: fuzz
FUZZ_SECONDS ?= 3600

fuzz:
	./mvnw -B -q package -DskipTests
	.ci/fuzz $(FUZZ_SECONDS)
