# Sets JAVA_HOME to a JDK of 25 or later: the one that is set, else the newest in /usr/lib/jvm.
# Sourced by ./mvnw and ./studio, so that neither depends on which java comes first in PATH.
jdk_release() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }
if [ "$(jdk_release "${JAVA_HOME:-/none}" || true)" -ge 25 ] 2>/dev/null; then :; else
  best=0 found=
  for jdk in $(find /usr/lib/jvm -mindepth 1 -maxdepth 1 2>/dev/null); do # mvnw runs with globbing off
    v=$(jdk_release "$jdk" || true)
    if [ "${v:-0}" -gt "$best" ] && [ -x "$jdk/bin/javac" ]; then best=$v found=$jdk; fi
  done
  if [ "$best" -ge 25 ]; then JAVA_HOME=$found; export JAVA_HOME; else
    echo "A JDK of version 25 or later is needed; the newest in /usr/lib/jvm is ${best}. Install one (for example Temurin 25) or set JAVA_HOME to it." >&2
    exit 69
  fi
fi
