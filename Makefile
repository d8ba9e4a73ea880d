# Longer runs of what CI does for a minute.
.PHONY: fuzz attack
FUZZ_SECONDS ?= 3600

fuzz:
	./mvnw -B -q package -DskipTests
	.ci/fuzz $(FUZZ_SECONDS)

ATTACK_SECONDS ?= 120

attack:
	./mvnw -B -q package -DskipTests
	.ci/attack --seconds $(ATTACK_SECONDS)
