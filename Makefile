# Longer runs of what CI does for a minute.
.PHONY: fuzz attack test-anywhen
FUZZ_SECONDS ?= 3600

fuzz:
	./mvnw -B -q package -DskipTests
	.ci/fuzz $(FUZZ_SECONDS)

ATTACK_SECONDS ?= 120

attack:
	./mvnw -B -q package -DskipTests
	.ci/attack --seconds $(ATTACK_SECONDS)

# The whole suite at odd moments, then what was ever red twenty times in orders of its own.
test-anywhen:
	./mvnw -B -q package -DskipTests
	.ci/test-anywhen 0 '*Test'
	.ci/test-anywhen 20
