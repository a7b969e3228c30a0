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

PERSON = "u.id, u.name, u.role, u.created, u.locked, u.signed_in"
"""Columns of the table `users u`, as `person` takes them."""


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
            self._file.rows(
                "INSERT INTO users (id, name, key, likeness, role, password, created) VALUES (?, ?, ?, ?, ?, ?, ?)", row
            )
            self._file.note("user added", f"{name} as {role}", by)
        return user

    def all(self) -> Sequence[User]:
        return [person(row) for row in self._file.rows(f"SELECT {PERSON} FROM users u ORDER BY key")]  # noqa: S608

    def find(self, name: str) -> User | None:
        rows = self._file.rows(f"SELECT {PERSON} FROM users u WHERE key = ?", (name_key(name),))  # noqa: S608
        return person(rows[0]) if rows else None

    def get(self, user: str) -> User:
        rows = self._file.rows(f"SELECT {PERSON} FROM users u WHERE id = ?", (user,))  # noqa: S608
        if not rows:
            raise AccountError("There is no such account any more.")
        return person(rows[0])

    def kept_password(self, user: str) -> str:
        rows = self._file.rows("SELECT password FROM users WHERE id = ?", (user,))
        return rows[0][0] if rows else ""

    def set_role(self, user: str, role: Role) -> None:
        self._file.rows("UPDATE users SET role = ? WHERE id = ?", (role, user))

    def set_locked(self, user: str, locked: bool) -> None:
        self._file.rows("UPDATE users SET locked = ? WHERE id = ?", (int(locked), user))

    def refuse_last_admin(self, user: User) -> None:
        """Raises AccountError where nobody else can sign in as an admin; asked inside what takes that from the user."""
        if user.role is not Role.ADMIN or user.locked:
            return
        others = "SELECT 1 FROM users WHERE role = ? AND locked = 0 AND id <> ? LIMIT 1"
        if not self._file.rows(others, (Role.ADMIN, user.id)):
            raise AccountError(f"{user.name} is the last admin who can sign in; make somebody else an admin first.")

    def sign_in(self, user: str) -> None:
        """Keeps when that was."""
        self._file.rows("UPDATE users SET signed_in = ? WHERE id = ?", (moment(self._file.now()), user))

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
    user, name, role, created, locked, signed_in = row
    last = datetime.fromisoformat(signed_in) if signed_in else None
    return User(user, name, Role(role), datetime.fromisoformat(created), bool(locked), last)


def _refuse(fault: str) -> None:
    if fault:
        raise AccountError(fault)
