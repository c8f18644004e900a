#!/usr/bin/env bash
# Runs the page's own unit tests as a part of Maven's; $1: folder of the reports. Left out where the
# page was left out: its packages came with its build.
set -euo pipefail
webui=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
reports=$1
if [ "${SKIP_TESTS:-}" = true ] || [ "${SKIP_UNIT:-}" = true ] || [ "${PAGE_SKIP:-}" = true ]; then exit 0; fi
case ${ONE_TEST:-} in '' | \$*) ;; *) exit 0 ;; esac # somebody wants one test of another kind
work=${XDG_CACHE_HOME:-$HOME/.cache}/film-studio/webui/work-$(sha256sum "$webui/package-lock.json" | cut -c1-16)
if [ ! -f "$work/node_modules/.complete" ]; then
  echo "[WARNING] The page's unit tests are left out: its packages are not on this machine."
  exit 0
fi
exec 9>"$work/../lock"
if command -v flock >/dev/null; then flock 9; fi
rm -rf "$work/check" && mkdir "$work/check"
trap 'rm -rf "$work/check"' EXIT
cp -R "$webui/src" "$webui/test" "$webui/package.json" "$webui/vitest.config.ts" "$work/check/"
cd "$work/check"
code=0
PAGE_REPORTS=$reports node ../node_modules/vitest/vitest.mjs run --reporter=default --reporter=./test/run/surefire.mjs || code=$?
if [ "${GO_ON:-}" = true ]; then exit 0; fi # the reports are counted
exit $code
