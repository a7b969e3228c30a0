"""People with accounts in one SQLite file that only this machine's user can read.

Passwords are kept as argon2id hashes, secrets of sessions and tokens as SHA-256, addresses under this house's salt. The
log of what was done is only ever added to. Delays of sign-in grow with each failure and survive a restart.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from secondsource.domain.credentials import name_key
from secondsource.domain.user import ApiToken, AuditEntry, Caller, Role, Scope, Session, SignedIn, User
from secondsource.errors import SignInRefused
from secondsource.stores._accounts.file import AccountFile
from secondsource.stores._accounts.passwords import Passwords
from secondsource.stores._accounts.people import People
from secondsource.stores._accounts.sessions import Sessions
from secondsource.stores._accounts.tokens import Tokens
from secondsource.stores._accounts.tries import Tries

_WRONG = "The name or the password is wrong."
_LOCKED = "This account is locked; an admin can unlock it."
"""Told to nobody who does not know its password."""


@dataclass(frozen=True, slots=True)
class Options:
    idle_minutes: int = 120
    """Minutes after which a session that nobody uses ends; `serve.sign_in_hours` ends it in any case."""
    hash_passes: int = 2
    """Passes of argon2id; an old hash is made anew when its owner signs in."""
    hash_kibibytes: int = 19_456
    """Memory of one argon2id hash, in KiB; at most two are made at once."""
    hash_lanes: int = 1
    """Lanes of argon2id."""


@dataclass(frozen=True, slots=True)
class _Verified:
    """A person whose password was right, and the hash with which it was compared."""

    user: User
    kept: str


class Component:
    def __init__(self, options: Options, folder: Path, now: Callable[[], datetime] | None = None) -> None:
        self.options = options
        self._file = AccountFile(folder, now or _now)
        self._passwords = Passwords(options.hash_passes, options.hash_kibibytes, options.hash_lanes)
        self._people = People(self._file, self._passwords)
        self._sessions = Sessions(self._file, timedelta(minutes=options.idle_minutes))
        self._tokens = Tokens(self._file)
        self._tries = Tries(self._file)

    def add(self, name: str, password: str, role: Role, by: Caller) -> User:
        return self._people.add(name, password, role, by)

    def users(self) -> Sequence[User]:
        return self._people.all()

    def find(self, name: str) -> User | None:
        return self._people.find(name)

    def set_role(self, user: str, role: Role, by: Caller) -> User:
        with self._file.together():
            before = self._people.get(user)
            if role is not Role.ADMIN:
                self._people.refuse_last_admin(before)
            self._people.set_role(user, role)
            self._sessions.end_all(user)
            self._file.note("role changed", f"{before.name} from {before.role} to {role}", by)
            return self._people.get(user)

    def lock(self, user: str, by: Caller) -> User:
        with self._file.together():
            person = self._people.get(user)
            if not person.locked:
                self._people.refuse_last_admin(person)
                self._people.set_locked(user, True)
                self._sessions.end_all(user)
                self._file.note("user locked", person.name, by)
            return self._people.get(user)

    def unlock(self, user: str, by: Caller) -> User:
        with self._file.together():
            person = self._people.get(user)
            if person.locked:
                self._people.set_locked(user, False)
                self._file.note("user unlocked", person.name, by)
            return self._people.get(user)

    def reset_password(self, user: str, password: str, by: Caller) -> None:
        person = self._people.get(user)
        kept = self._people.hash(person, password)
        with self._file.together():
            self._people.keep_hash(user, kept)
            self._sessions.end_all(user)
            self._tokens.revoke_all(user)
            self._file.note("password set anew", person.name, by)

    def change_password(self, user: str, old: str, new: str, by: Caller) -> None:
        person = self._people.get(user)
        with self._passwords.line():
            verified = self._verified(person.name, old, by)
            if verified is None:
                raise SignInRefused("The old password is wrong; nothing was changed.")
            kept = self._people.hash(person, new)
        with self._file.together():
            if not self._people.replace_hash(user, verified.kept, kept):
                raise SignInRefused("The password was changed elsewhere in the meantime; sign in with that one.")
            self._sessions.end_all(user)
            self._file.note("password changed", person.name, by)

    def confirm(self, user: str, password: str, by: Caller) -> None:
        with self._passwords.line():
            if self._verified(self._people.get(user).name, password, by) is None:
                raise SignInRefused("Your own password is wrong; nothing was changed.")

    def remove(self, user: str, by: Caller) -> None:
        with self._file.together():
            person = self._people.get(user)
            self._people.refuse_last_admin(person)
            self._sessions.end_all(user)
            self._tokens.revoke_all(user)
            self._people.remove(user)
            self._file.note("user removed", person.name, by)

    def sign_in(self, name: str, password: str, by: Caller, hours: float, instead: str = "") -> SignedIn:
        with self._passwords.line():
            verified = self._verified(name, password, by)
        if verified is None:
            raise SignInRefused(_WRONG)
        person = verified.user
        with self._file.together():
            # A password that was changed since it was looked at must not open one more session.
            if self._people.kept_password(person.id) != verified.kept:
                raise SignInRefused(_WRONG)
            if not self._people.get(person.id).locked:
                self._sessions.end_secret(instead)
                self._people.sign_in(person.id)
                self._file.note("signed in", person.name, Caller(person.name, by.address))
                return self._sessions.begin(self._people.get(person.id), hours, by.device)
            self._file.note("sign-in refused", f"{person.name}, who is locked", Caller("nobody", by.address))
        raise SignInRefused(_LOCKED)

    def session(self, secret: str) -> tuple[User, Session] | None:
        return self._sessions.get(secret)

    def sessions(self, user: str) -> Sequence[Session]:
        return self._sessions.of(user)

    def end_session(self, user: str, session: str, by: Caller) -> bool:
        with self._file.together():
            ended = self._sessions.end(user, session)
            if ended:
                self._file.note("session ended", session, by)
            return ended

    def make_token(self, user: str, name: str, scopes: Sequence[Scope], days: int, by: Caller) -> tuple[ApiToken, str]:
        with self._file.together():
            person = self._people.get(user)
            token, secret = self._tokens.make(person, name, scopes, days)
            self._file.note("token made", f"{token.id} of {person.name}, {token.name}: {', '.join(token.scopes)}", by)
            return token, secret

    def token(self, secret: str) -> tuple[User, ApiToken] | None:
        return self._tokens.get(secret)

    def tokens(self, user: str) -> Sequence[ApiToken]:
        return self._tokens.of(user)

    def revoke_token(self, user: str, token: str, by: Caller) -> bool:
        with self._file.together():
            revoked = self._tokens.revoke(user, token)
            if revoked:
                self._file.note("token revoked", token, by)
            return revoked

    def note(self, what: str, about: str, by: Caller) -> None:
        self._file.note(what, about, by)

    def audit(self, before: int | None = None, limit: int = 100) -> Sequence[AuditEntry]:
        rows = self._file.rows(
            "SELECT number, at, who, what, about, address FROM audit WHERE ? IS NULL OR number < ? "
            "ORDER BY number DESC LIMIT ?",
            (before, before, limit),
        )
        return [AuditEntry(number, datetime.fromisoformat(at), *words) for number, at, *words in rows]

    def back_up(self, folder: Path) -> None:
        self._file.back_up(folder)

    def close(self) -> None:
        self._file.close()

    def _verified(self, name: str, password: str, by: Caller) -> "_Verified | None":
        """The person of that name where the password is theirs. Raises SignInRefused where the try came too soon."""
        key = name_key(name)
        attempt = self._tries.begin(key, by.address)
        if attempt.wait > 0:
            seconds = int(attempt.wait) + 1
            raise SignInRefused(f"Too many tries; wait {seconds} seconds and try again.", seconds)
        person = self._people.find(name)
        kept = self._people.kept_password(person.id) if person else None
        if not self._passwords.fits(password, kept) or person is None:
            self._note_failure(person, attempt.failures, by)
            return None
        self._tries.succeeded(key, by.address)
        return _Verified(person, self._renewed(person, password, kept or ""))

    def _renewed(self, person: User, password: str, kept: str) -> str:
        """The hash in force, made anew where the parameters changed."""
        if not self._passwords.outdated(kept):
            return kept
        renewed = self._passwords.hash(password)
        return renewed if self._people.replace_hash(person.id, kept, renewed) else kept

    def _note_failure(self, person: User | None, failures: int, by: Caller) -> None:
        """The 1st, 2nd, 4th, 8th … failure of an address: a flood writes a few lines. A name that nobody has is left
        out: it may be a password typed in the wrong field."""
        if failures & (failures - 1) == 0:
            about = person.name if person else "a name that nobody has"
            self._file.note("sign-in failed", f"{about}; failures from there: {failures}", Caller("nobody", by.address))


def _now() -> datetime:
    return datetime.now(UTC)
