"""Keys of services: named in the settings, held in the environment, never shown.

A setting gives the *name* of an environment variable, because settings are printed in reports. The fetcher sends the
key as a header to the one host it is for, so that no address, snapshot, gap or log line can hold it.
"""

import os

from secondsource.errors import SourceUnavailable


def need_key(variable: str, service: str) -> None:
    """Raises SourceUnavailable where no key is there."""
    if not os.environ.get(variable, "").strip():
        raise SourceUnavailable(
            f"{service} wants a key and was not asked; put yours into the environment as {variable or 'a variable'}."
        )
