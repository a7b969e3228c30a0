# Sourced: lets uv use the package index and certificates that pip is set up with, read at run time.

pip_settings=$("$PYTHON" -m pip config list 2>/dev/null || true)
# `pip config get` overlooks the site-wide file; the last line that names a setting is the one in force.
pip_setting() { sed -n "s/^[a-z:]*\.$1='\(.*\)'\$/\1/p" <<<"$pip_settings" | tail -n 1; }

index=${PIP_INDEX_URL:-$(pip_setting index-url)}
certificates=${PIP_CERT:-$(pip_setting cert)}
if [ -n "$index" ]; then export UV_DEFAULT_INDEX=${UV_DEFAULT_INDEX:-${UV_INDEX_URL:-$index}}; fi
if [ -n "$certificates" ]; then export SSL_CERT_FILE=${SSL_CERT_FILE:-$certificates}; fi
export UV_PYTHON_DOWNLOADS=never
