"""The accounts themselves."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from secondsource.domain.credentials import clean_name, likeness, name_fault, name_key, password_fault
from secondsource.domain.user import Caller, Role, User
from secondsource.errors import AccountError
from secondsource.stores._accounts.file import AccountFile, moment
from secondsource.stores._accounts.passwords import Passwords, spelled

_COLUMNS = "id, name, role, created"


class People:
    """Makes, finds, changes and removes accounts."""

    def __init__(self, file: AccountFile, passwords: Passwords) -> None:
        self._file = file
        self._passwords = passwords

    def add(self, name: str, password: str, role: Role, by: Caller) -> User:
        name = clean_name(name[:1000])
        _refuse(name_fault(name))
        _refuse(password_fault(spelled(password), name))
        user = User(f"user-{secrets.token_hex(8)}", name, role, self._file.now())
        kept = self._passwords.hash(password)
        with self._file.together():
            self._refuse_taken(name)
            row = (user.id, name, name_key(name), likeness(name), role, kept, moment(user.created_at))
            self._file.rows("INSERT INTO users VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            self._file.note("user added", f"{name} as {role}", by)
        return user

    def all(self) -> Sequence[User]:
        return [person(row) for row in self._file.rows(f"SELECT {_COLUMNS} FROM users ORDER BY key")]  # noqa: S608

    def find(self, name: str) -> User | None:
        rows = self._file.rows(f"SELECT {_COLUMNS} FROM users WHERE key = ?", (name_key(name),))  # noqa: S608
        return person(rows[0]) if rows else None

    def get(self, user: str) -> User:
        rows = self._file.rows(f"SELECT {_COLUMNS} FROM users WHERE id = ?", (user,))  # noqa: S608
        if not rows:
            raise AccountError("There is no such account any more.")
        return person(rows[0])

    def kept_password(self, user: str) -> str:
        rows = self._file.rows("SELECT password FROM users WHERE id = ?", (user,))
        return rows[0][0] if rows else ""

    def set_role(self, user: str, role: Role) -> None:
        self._file.rows("UPDATE users SET role = ? WHERE id = ?", (role, user))

    def hash(self, user: User, password: str) -> str:
        """Raises AccountError for a password that is not taken."""
        _refuse(password_fault(spelled(password), user.name))
        return self._passwords.hash(password)

    def keep_hash(self, user: str, kept: str) -> None:
        self._file.rows("UPDATE users SET password = ? WHERE id = ?", (kept, user))

    def replace_hash(self, user: str, before: str, kept: str) -> bool:
        """False where another password was set in the meantime."""
        return bool(
            self._file.change("UPDATE users SET password = ? WHERE id = ? AND password = ?", (kept, user, before))
        )

    def remove(self, user: str) -> None:
        self._file.rows("DELETE FROM users WHERE id = ?", (user,))

    def _refuse_taken(self, name: str) -> None:
        rows = self._file.rows(
            "SELECT name, key FROM users WHERE key = ? OR likeness = ?", (name_key(name), likeness(name))
        )
        for held, key in rows:
            if key == name_key(name):
                raise AccountError(f"There is an account {held} already; choose another name.")
            raise AccountError(f"{name} looks like {held}, who has an account already; choose another name.")


def person(row: Sequence[Any]) -> User:
    user, name, role, created = row
    return User(user, name, Role(role), datetime.fromisoformat(created))


def _refuse(fault: str) -> None:
    if fault:
        raise AccountError(fault)
