#!/usr/bin/env bash
# Makes .venv hold exactly requirements/dev.lock and this checkout, editable.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/index.sh

uv=.tools/bin/uv
# One set-up at a time: two at once would empty the environment under each other.
if command -v flock >/dev/null; then exec 9>.tools/setup.lock && flock 9; fi

if ! .venv/bin/python -c '' 2>/dev/null; then
    $uv venv --quiet --clear --python "$PYTHON" .venv
fi
export VIRTUAL_ENV=$PWD/.venv

if ! $uv pip sync --quiet --require-hashes requirements/dev.lock; then
    echo "uv could not install the locked packages; trying pip, which may know another index." >&2
    "$PYTHON" -m pip --python .venv/bin/python install --quiet --no-deps --require-hashes -r requirements/dev.lock
fi
# hatchling and editables stand in the lock, so nothing is fetched to build.
$uv pip install --quiet --offline --no-deps --no-build-isolation --editable .
# Compiled once here: a machine that writes no byte code would compile 400 modules at every start, a second each time.
env -u PYTHONDONTWRITEBYTECODE .venv/bin/python -m compileall -q -j 0 .venv/lib/python3*/site-packages src || true
