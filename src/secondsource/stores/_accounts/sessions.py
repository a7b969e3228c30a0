"""Where people are signed in. A session ends when its time is over, when nobody uses it, or when somebody ends it."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from secondsource.domain.credentials import clean_label
from secondsource.domain.user import Session, SignedIn, User
from secondsource.stores._accounts.file import AccountFile, moment
from secondsource.stores._accounts.people import PERSON, person

_LONGEST_SECRET = 200
_MOST = 20
"""Sessions of one person; another one ends the oldest."""
_SEEN_EVERY = timedelta(minutes=1)
"""How exactly it is kept when a session was last used: a write a minute, not a write a page."""
_COLUMNS = "s.id, s.user, s.created, s.seen, s.expires, s.device"


class Sessions:
    """Begins, finds and ends sessions."""

    def __init__(self, file: AccountFile, idle: timedelta) -> None:
        self._file = file
        self._idle = idle

    def begin(self, user: User, hours: float, device: str) -> SignedIn:
        secret, now = new_secret(), self._file.now()
        session = Session(
            f"session-{secrets.token_hex(6)}", user.id, now, now, now + timedelta(hours=hours), clean_label(device, 120)
        )
        with self._file.together():
            times = (moment(session.created_at), moment(session.seen_at), moment(session.expires_at))
            row = (hash_secret(secret), session.id, user.id, *times, session.device)
            self._file.rows("INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            self._file.rows("DELETE FROM sessions WHERE expires <= ? OR seen <= ?", self._ended_before())
            self._file.rows(
                "DELETE FROM sessions WHERE user = ? AND secret IN "
                "(SELECT secret FROM sessions WHERE user = ? ORDER BY created DESC, rowid DESC LIMIT -1 OFFSET ?)",
                (user.id, user.id, _MOST),
            )
        return SignedIn(user, session, secret)

    def get(self, secret: str) -> tuple[User, Session] | None:
        if len(secret) > _LONGEST_SECRET:
            return None
        rows = self._file.rows(
            f"SELECT {_COLUMNS}, {PERSON} FROM sessions s JOIN users u ON u.id = s.user "  # noqa: S608
            "WHERE s.secret = ? AND s.expires > ? AND s.seen > ?",
            (hash_secret(secret), *self._ended_before()),
        )
        if not rows:
            return None
        session, user = _session(rows[0][:6]), person(rows[0][6:])
        self._see(session)
        return user, session

    def of(self, user: str) -> Sequence[Session]:
        rows = self._file.rows(
            f"SELECT {_COLUMNS} FROM sessions s WHERE user = ? AND expires > ? AND seen > ? ORDER BY created DESC, rowid DESC",  # noqa: E501, S608
            (user, *self._ended_before()),
        )
        return [_session(row) for row in rows]

    def end(self, user: str, session: str) -> bool:
        return bool(self._file.change("DELETE FROM sessions WHERE user = ? AND id = ?", (user, session)))

    def end_secret(self, secret: str) -> None:
        self._file.rows("DELETE FROM sessions WHERE secret = ?", (hash_secret(secret[:_LONGEST_SECRET]),))

    def end_all(self, user: str) -> None:
        self._file.rows("DELETE FROM sessions WHERE user = ?", (user,))

    def _see(self, session: Session) -> None:
        now = self._file.now()
        if now - session.seen_at >= _SEEN_EVERY:
            self._file.rows("UPDATE sessions SET seen = ? WHERE id = ?", (moment(now), session.id))

    def _ended_before(self) -> tuple[str, str]:
        now = self._file.now()
        return moment(now), moment(now - self._idle)


def new_secret() -> str:
    return secrets.token_urlsafe(32)


def hash_secret(secret: str) -> str:
    """Plain SHA-256 is enough: the secret has 256 bits of its own, so nobody can try them all."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def _session(row: Sequence[Any]) -> Session:
    session, user, created, seen, expires, device = row
    began, last, over = map(datetime.fromisoformat, (created, seen, expires))
    return Session(session, user, began, last, over, device)
