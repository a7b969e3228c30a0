# Sourced: lets uv use the package index and certificates that pip is set up with, read at run time.

pip_setting() { "$PYTHON" -m pip config get "global.$1" 2>/dev/null || true; }

index=${PIP_INDEX_URL:-$(pip_setting index-url)}
certificates=${PIP_CERT:-$(pip_setting cert)}
if [ -n "$index" ]; then export UV_DEFAULT_INDEX=${UV_DEFAULT_INDEX:-${UV_INDEX_URL:-$index}}; fi
if [ -n "$certificates" ]; then export SSL_CERT_FILE=${SSL_CERT_FILE:-$certificates}; fi
export UV_PYTHON_DOWNLOADS=never
