"""Names of accounts that say nothing about who holds them, and are the same wherever the salt is the same."""

import hashlib
import hmac

from secondsource.domain.folding import fold

_PREFIX = "account-"


def pseudonym(name: str, salt: bytes) -> str:
    """Such as `account-3f9a51c07b2e`: a keyed hash, so that nobody without the salt can try names. A pseudonym stays
    one."""
    if name.startswith(_PREFIX) and len(name) == len(_PREFIX) + 12:
        return name
    return _PREFIX + hmac.new(salt, fold(name).encode(errors="replace"), hashlib.sha256).hexdigest()[:12]
