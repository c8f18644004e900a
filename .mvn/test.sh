#!/usr/bin/env bash
# ./studio test: runs the tiers that were asked for and counts what the test runner reported.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
all="unit store controlplane studio"

case ${1:-} in
  -h | --help)
    cat <<'TEXT'
usage: ./studio test [TIER...]

  unit          pure tests; no process is started (under a minute after the build)
  store         against a real PostgreSQL and a real object store
  controlplane  against a real kube-apiserver
  studio        the whole studio: local kubelet, real model, real films

Without a tier all of them run. One module: ./mvnw verify -pl MODULE -am
The last line is "N passed, N failed, N skipped"; the exit code is 0 only if nothing failed.
TEXT
    exit 0
    ;;
esac
tiers=${*:-$all}
for tier in $tiers; do
  case " $all " in
    *" $tier "*) ;;
    *) echo "./studio test: there is no tier '$tier'; there are: $all." >&2; exit 2 ;;
  esac
done

cd "$here"
started=$SECONDS
groups= unit=false
for tier in $tiers; do
  if [ "$tier" = unit ]; then unit=true; else groups="${groups:+$groups | }$tier"; fi
done
find . -path '*/target/*-reports/*.xml' -delete 2>/dev/null || true

say() { echo "[$((SECONDS - started)) s] $*"; }
# What a person wants to see of a build: modules, test classes, and everything that went wrong.
story() {
  awk '/^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]/ { sub(/^\[INFO\] /, ""); print; fflush(); next }
       /Tests run:.*(Time elapsed|--)/ || /ERROR/ || /FAIL/ || /BUILD/ { print substr($0, 1, 300); fflush() }'
}

if [[ "$tiers" == *controlplane* || "$tiers" == *studio* ]]; then
  say "Preparing the Kubernetes binaries (built once from source, about 8 minutes, then kept)"
  ./mvnw -q -B -ntp package exec:java -DskipTests -Dspotless.check.skip -pl local-studio/parts \
    -Dexec.mainClass=com.aifilmstudio.local.parts.binaries.PrepareBinaries
fi

say "Tiers: $tiers"
code=0
# A failed test must not keep the modules that come after it from being tested: it is counted below.
# Tests with real processes are tried a second time when they fail; how many needed it is told.
options="-B -ntp -fae -Dmaven.test.failure.ignore=true -Dfailsafe.rerunFailingTestsCount=1"
if [ -z "$groups" ]; then
  ./mvnw $options test 2>&1 | story || code=$?
else
  skip=$([ "$unit" = true ] && echo false || echo true)
  ./mvnw $options verify -Dtiers="$groups" -DskipUnit="$skip" 2>&1 | story || code=$?
fi

for tier in $all; do
  case " $tiers " in *" $tier "*) ;; *) say "Tier $tier was not asked for and did not run." ;; esac
done
# The numbers are those of the runner's own reports, not of its printed lines.
count=$(find . -path '*/target/*-reports/TEST-*.xml' -print0 | xargs -0 -r grep -h -m1 -o '<testsuite [^>]*' |
  awk '{ for (i = 1; i <= NF; i++) if (match($i, /^(tests|failures|errors|skipped)="[0-9]+"/)) {
           split($i, kv, "\""); sub(/=/, "", kv[1]); n[kv[1]] += kv[2] } }
       END { bad = n["failures"] + n["errors"]
             printf "%d passed, %d failed, %d skipped\n", n["tests"] - bad - n["skipped"], bad, n["skipped"] }')
flaky=$(find . -path '*/target/*-reports/TEST-*.xml' -print0 | { xargs -0 -r grep -ho '<flaky[A-Za-z]*' || true; } | wc -l)
if [ "$flaky" -gt 0 ]; then say "$flaky tests failed at first and passed when tried again."; fi
if [ "$code" -ne 0 ] && [[ "$count" == *", 0 failed"* ]]; then
  say "The build failed outside the tests; the lines marked ERROR above say where."
fi
say "Done in $((SECONDS - started)) s"
echo "$count"
[ "$code" -eq 0 ] && [[ "$count" == *", 0 failed,"* && "$count" != "0 passed"* ]]
