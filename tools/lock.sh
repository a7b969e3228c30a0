#!/usr/bin/env bash
# Writes requirements/*.lock from pyproject.toml: names, versions and hashes for every platform, no addresses.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/index.sh

compile() {
    .tools/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
        ${UPGRADE:+--upgrade} --output-file "requirements/$1.lock" "${@:2}"
}

compile base pyproject.toml
compile listen pyproject.toml --extra listen
compile cross-encoder pyproject.toml --extra cross-encoder
compile openvino pyproject.toml --extra openvino
compile dev pyproject.toml --extra listen --extra openvino --group dev
compile peers pyproject.toml --group peers --constraint requirements/base.lock
compile uv --group uv
