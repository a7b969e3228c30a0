"""The secret of a house's pseudonyms: 32 random bytes in a file of its own, made when first needed."""

import os
import secrets
from pathlib import Path

FILE = "accounts.salt"
_BYTES = 32


def read_salt(folder: Path) -> bytes | None:
    """The salt of the house in that folder; None where the folder takes no file, so that accounts are left out."""
    path = folder / FILE
    try:
        if not path.is_file():
            _make(path)
        salt = path.read_bytes()
    except OSError:
        return None
    return salt if len(salt) == _BYTES else None


def _make(path: Path) -> None:
    """Made whole under another name first, so that two programs that start together end with one salt."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(_BYTES))
    try:
        os.link(scratch, path)
    except FileExistsError:
        pass
    finally:
        scratch.unlink(missing_ok=True)
