"""Tokens by which programs act for a person."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from secondsource.domain.credentials import clean_label
from secondsource.domain.user import ApiToken, Scope, User
from secondsource.errors import AccountError
from secondsource.stores._accounts.file import AccountFile, moment
from secondsource.stores._accounts.people import PERSON, person
from secondsource.stores._accounts.sessions import hash_secret, new_secret

PREFIX = "s2_"
"""Begins every token: programs that look for secrets in public places know it by that."""
MOST_DAYS = 366
_MOST = 50
"""Tokens of one person."""
_LONGEST_SECRET = 200
_COLUMNS = "t.id, t.user, t.name, t.scopes, t.created, t.expires, t.used"


class Tokens:
    """Makes, finds and revokes tokens."""

    def __init__(self, file: AccountFile) -> None:
        self._file = file

    def make(self, user: User, name: str, scopes: Sequence[Scope], days: int) -> tuple[ApiToken, str]:
        label = clean_label(name)
        asked = tuple(scope for scope in Scope if scope in scopes)
        self._refuse(user, label, asked, days)
        secret, now = PREFIX + new_secret(), self._file.now()
        token = ApiToken(
            f"token-{secrets.token_hex(6)}", user.id, label, asked, now, now + timedelta(days=days), used_on=None
        )
        times = moment(token.created_at), moment(token.expires_at)
        row = (hash_secret(secret), token.id, user.id, label, " ".join(asked), *times)
        self._file.rows("INSERT INTO tokens VALUES (?, ?, ?, ?, ?, ?, ?, NULL)", row)
        return token, secret

    def get(self, secret: str) -> tuple[User, ApiToken] | None:
        if not secret.startswith(PREFIX) or len(secret) > _LONGEST_SECRET:
            return None
        rows = self._file.rows(
            f"SELECT {_COLUMNS}, {PERSON} FROM tokens t JOIN users u ON u.id = t.user "  # noqa: S608
            "WHERE t.secret = ? AND t.expires > ? AND u.locked = 0",
            (hash_secret(secret), moment(self._file.now())),
        )
        if not rows:
            return None
        token, user = _token(rows[0][:7]), person(rows[0][7:])
        self._use(token)
        return user, replace(token, scopes=tuple(scope for scope in token.scopes if scope in user.role.scopes))

    def of(self, user: str) -> Sequence[ApiToken]:
        rows = self._file.rows(
            f"SELECT {_COLUMNS} FROM tokens t WHERE user = ? ORDER BY created DESC, rowid DESC",  # noqa: S608
            (user,),
        )
        return [_token(row) for row in rows]

    def revoke(self, user: str, token: str) -> bool:
        return bool(self._file.change("DELETE FROM tokens WHERE user = ? AND id = ?", (user, token)))

    def revoke_all(self, user: str) -> int:
        return self._file.change("DELETE FROM tokens WHERE user = ?", (user,))

    def _use(self, token: ApiToken) -> None:
        today = self._file.now().date()
        if token.used_on != today:
            self._file.rows("UPDATE tokens SET used = ? WHERE id = ?", (today.isoformat(), token.id))

    def _refuse(self, user: User, label: str, scopes: Sequence[Scope], days: int) -> None:
        if not label:
            raise AccountError("Give the token a name that says what it is for.")
        if not scopes:
            raise AccountError(f"Choose what the token opens: {', '.join(user.role.scopes)}.")
        if too_much := [scope for scope in scopes if scope not in user.role.scopes]:
            raise AccountError(
                f"{user.name} is {_an(user.role)}, so a token cannot open {' and '.join(too_much)}; "
                f"it can open {', '.join(user.role.scopes)}."
            )
        if not 1 <= days <= MOST_DAYS:
            raise AccountError(f"A token is good for 1 to {MOST_DAYS} days, not {days}.")
        if len(self.of(user.id)) >= _MOST:
            raise AccountError(f"{user.name} has {_MOST} tokens; revoke one before you make another.")


def _an(role: str) -> str:
    return f"an {role}" if role[0] in "ae" else f"a {role}"


def _token(row: Sequence[Any]) -> ApiToken:
    token, user, name, scopes, created, expires, used = row
    times = datetime.fromisoformat(created), datetime.fromisoformat(expires)
    return ApiToken(
        token, user, name, tuple(map(Scope, scopes.split())), *times, date.fromisoformat(used) if used else None
    )
