#!/usr/bin/env bash
# Installs Debian's chromium and fonts for the browser tests; anywhere else it leaves a sentence and goes on.
set -uo pipefail

for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then exit 0; fi
done
if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
    echo "No chromium here: the browser tests will say so and skip (on Debian: apt-get install chromium)."
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
echo "Installing Debian's chromium and fonts for the browser tests."
if ! { apt-get update && apt-get install --yes --no-install-recommends \
    chromium fonts-dejavu-core fonts-noto-core; } >"$log" 2>&1 </dev/null; then
    tail -n 5 "$log"
    echo "chromium could not be installed: the browser tests will say so."
fi
rm -f "$log"
