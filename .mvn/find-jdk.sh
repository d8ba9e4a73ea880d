# Sourced by mvnw: sets JAVA_HOME to the first JDK of release 25 or later. The default java may be
# older, and Quarkus' own build step runs in Maven's JVM, so a toolchain would not be enough.

lucarne_jdk_release() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

lucarne_jdk_fits() {
  release=$(lucarne_jdk_release "$1") && [ -n "$release" ] && [ "$release" -ge 25 ]
}

lucarne_find_jdk() {
  lucarne_path_java=$(command -v javac 2>/dev/null)
  [ -z "$lucarne_path_java" ] || lucarne_path_java=$(readlink -f "$lucarne_path_java" 2>/dev/null)
  for lucarne_home in "${JAVA_HOME:-}" "${lucarne_path_java%/bin/javac}" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/java/* /usr/local/openjdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$lucarne_home" ] && lucarne_jdk_fits "$lucarne_home"; then
      JAVA_HOME=$lucarne_home
      export JAVA_HOME
      return 0
    fi
  done
  echo "Lucarne needs a JDK of release 25 or later, and found none in the usual places." >&2
  echo "Get one (Debian: Temurin's temurin-25-jdk; macOS: brew install openjdk; SDKMAN: sdk install java 25-tem)" >&2
  echo "or point JAVA_HOME at it." >&2
  return 1
}

lucarne_find_jdk || exit 1
