#!/usr/bin/env bash
# Builds the studio page into the folder $1, from which it gets into the gateway's jar.
#
# npm's packages and the last results lie in the cache of the studio, by the hash of what they came
# from: a clean build, or another checkout, of the same page takes a second. On a machine without
# Node.js, or without a registry, the gateway is built without its page, and says so.
set -euo pipefail
webui=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
to=$1
cache=${XDG_CACHE_HOME:-$HOME/.cache}/film-studio/webui

without() {
  echo "[WARNING] The studio page is not built: $1 The gateway works without it."
  rm -rf "$to/META-INF"
  exit 0
}

if [ "${PAGE_SKIP:-false}" = true ]; then without "page.skip is set."; fi
command -v node >/dev/null && command -v npm >/dev/null ||
  without "there is no Node.js (20.9 or later, with npm) on this machine."
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 9) ? 0 : 1)' ||
  without "Node.js $(node --version) is too old; 20.9 or later is needed."

sources() { # what the page is made of; tests and a developer's own node_modules are not
  cd "$webui"
  find app src public build package.json package-lock.json next.config.ts tsconfig.json -type f | LC_ALL=C sort
}
hash=$( (cd "$webui" && sources | xargs -d '\n' sha256sum) | sha256sum | cut -c1-16)
modules=$(sha256sum "$webui/package-lock.json" | cut -c1-16)
if [ "$(cat "$to/page.hash" 2>/dev/null)" = "$hash" ]; then exit 0; fi

mkdir -p "$cache"
exec 9>"$cache/lock"
if command -v flock >/dev/null; then flock 9; fi
made=$cache/page-$hash
if [ ! -f "$made/index.html" ]; then
  work=$cache/work-$modules
  mkdir -p "$work"
  cd "$work"
  if [ ! -f node_modules/.complete ]; then
    rm -rf node_modules
    cp "$webui/package.json" "$webui/package-lock.json" .
    npm ci --no-audit --no-fund --ignore-scripts --fetch-retries 1 --fetch-timeout 60000 ||
      without "its packages could not be fetched."
    touch node_modules/.complete
  fi
  rm -rf app src public build out
  (cd "$webui" && sources | tar -cf - -T -) | tar -xf -
  NEXT_TELEMETRY_DISABLED=1 npm run --silent build
  rm -rf "$made.part" && cp -R out "$made.part" && rm -rf "$made" && mv "$made.part" "$made"
fi
rm -rf "$to/META-INF"
mkdir -p "$to/META-INF/resources"
cp -R "$made/." "$to/META-INF/resources/"
echo "$hash" >"$to/page.hash"
