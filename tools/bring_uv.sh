#!/usr/bin/env bash
# Puts the pinned uv into .tools, with nothing but Python and its pip.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Second Source needs Python 3.11 or newer; $PYTHON is $("$PYTHON" -V 2>&1). Name another: make PYTHON=python3.12" >&2
    exit 1
fi

# --target works where venv is not installed (Debian splits it off) and where the system's Python
# refuses pip; a user-wide `user` or `require-virtualenv` setting would contradict it.
PIP_USER=0 PIP_REQUIRE_VIRTUALENV=0 "$PYTHON" -m pip install --quiet --disable-pip-version-check --root-user-action ignore \
    --upgrade --target .tools --require-hashes --only-binary :all: -r requirements/uv.lock
