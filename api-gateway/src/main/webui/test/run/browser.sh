#!/usr/bin/env bash
# Goes through the studio at PAGE_URL with a real browser and writes what it found, as Playwright's
# JSON, to $1. Ends with 77 where there is no browser or no Playwright: it could not be tried.
set -euo pipefail
webui=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=${XDG_CACHE_HOME:-$HOME/.cache}/film-studio/webui/work-$(sha256sum "$webui/package-lock.json" | cut -c1-16)
if [ ! -f "$work/node_modules/.complete" ]; then
  echo "The page's packages are not on this machine: its build left the page out."
  exit 77
fi
for name in chromium chromium-browser google-chrome chrome; do
  CHROMIUM=${CHROMIUM:-$(command -v $name || true)}
done
if [ -z "$CHROMIUM" ]; then
  echo "There is no Chromium on this machine; CHROMIUM may name one."
  exit 77
fi
here=$(mktemp -d "$work/browser-XXXXXX")
trap 'rm -rf "$here"' EXIT
cp -R "$webui/test/browser/." "$webui/package.json" "$here/"
export CHROMIUM PAGE_URL AXE=$work/node_modules/axe-core/axe.min.js
PLAYWRIGHT_JSON_OUTPUT_FILE=$1 node "$work/node_modules/@playwright/test/cli.js" test \
  -c "$here/playwright.config.ts" --reporter=list,json
