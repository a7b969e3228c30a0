#!/usr/bin/env bash
# Makes build/peers hold exactly requirements/peers.lock: what bench/peers measures, and what ours needs beside it.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/index.sh

.tools/bin/uv venv --quiet --clear --python "$PYTHON" build/peers
VIRTUAL_ENV=$PWD/build/peers .tools/bin/uv pip sync --quiet --require-hashes requirements/peers.lock
