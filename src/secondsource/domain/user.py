"""People who sign in: what each may do, where each is signed in, and what was done by whom."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Scope(StrEnum):
    """What a token opens."""

    CHECK = "check"
    """Have articles and threads checked."""
    READ = "read"
    """Read what its owner may read."""
    REVIEW = "review"
    """Revise verdicts, write analyses, confirm matches."""
    ADMIN = "admin"
    """Change the house itself."""


class Role(StrEnum):
    """What a person may do: each role may do what those before it may."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"

    def covers(self, other: "Role") -> bool:
        """Whether it may do all that the other may."""
        order = list(Role)
        return order.index(self) >= order.index(other)

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """What tokens of a person of this role can open."""
        return tuple(Scope)[: 2 + list(Role).index(self)]

    @property
    def scope(self) -> Scope:
        """What a token needs to act in this role."""
        return {Role.READER: Scope.READ, Role.EDITOR: Scope.REVIEW, Role.ADMIN: Scope.ADMIN}[self]


@dataclass(frozen=True, slots=True)
class User:
    """A person with an account."""

    id: str
    """Stays when the name does not; never given twice."""
    name: str
    role: Role
    created_at: datetime
    locked: bool = False
    """Cannot sign in, and no token of theirs opens anything."""
    signed_in_at: datetime | None = None
    """When they last signed in, where that is known."""


@dataclass(frozen=True, slots=True)
class Session:
    """One place where a person is signed in; its secret is held by the browser alone."""

    id: str
    """Names it in a list; opens nothing."""
    user: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    device: str
    """What the browser says it is: a stranger's text, cleaned and cut."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What a sign-in gives: the secret is told once, and kept nowhere."""

    user: User
    session: Session
    secret: str


@dataclass(frozen=True, slots=True)
class ApiToken:
    """Lets a program act for a person, within its scopes; its secret was shown once."""

    id: str
    """Names it in a list; opens nothing."""
    user: str
    name: str
    scopes: tuple[Scope, ...]
    created_at: datetime
    expires_at: datetime
    used_on: date | None
    """The last day on which it was used."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who does something with an account, and from where."""

    name: str
    address: str
    """Of the network, as the service saw it; it is hashed before it is kept. Empty at this machine's own terminal."""
    device: str = ""
    """What the browser says it is."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the audit log, which is only ever added to."""

    number: int
    at: datetime
    who: str
    what: str
    """Such as `role changed`."""
    about: str
    """Whom or what it was done to."""
    address: str
    """A hash of the caller's address under this house's salt; empty at the terminal."""
