"""What a service needs beside a check."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from secondsource.domain.job import Event, Job, JobState, KeyedRequest, Limits, Task
from secondsource.domain.user import ApiToken, AuditEntry, Caller, Role, Scope, Session, SignedIn, User


class Queue(Protocol):
    """Work that survives a crash, and what was made of it so far.

    A part module in `queues` offers `Options` and `Component(options, folder)`. A worker holds a job by a lease; where
    it dies, the lease runs out, and another goes on from the stages that were kept. A job that too many workers began
    and none ended fails. Whatever a worker does with a job that it no longer holds changes nothing, and says so.

    The last event of a job that has ended has its state for kind and `{"outcome": …}` for body; the queue tells it.
    """

    def put(self, task: Task, limits: Limits) -> Job:
        """Takes a task in; the job of the same key is given instead where one waits or runs, or was done and has not
        been forgotten. Who asks for one that waits or runs asks beside the others, within their own limit. Raises
        QueueFull."""
        ...

    def require_room(self, task: Task, limits: Limits) -> None:
        """Raises QueueFull where `put` would: before what the task needs is kept at some cost."""
        ...

    def get(self, job: str) -> Job | None: ...

    def lease(self, worker: str, seconds: float) -> Job | None:
        """The oldest job that waits, or whose worker is gone, held by this worker for so long; None where none is."""
        ...

    def renew(self, job: str, worker: str, seconds: float) -> bool:
        """Holds it longer; False where it is no longer this worker's, because it was cancelled or given to another."""
        ...

    def give_back(self, job: str, worker: str) -> bool:
        """Lets it wait again where it stood, with its stages, as if this worker had never begun it."""
        ...

    def finish(self, job: str, worker: str, state: JobState, outcome: str) -> bool:
        """Ends a job that this worker holds, and drops its stages; False where it is no longer this worker's."""
        ...

    def cancel(self, job: str, ticket: str) -> bool:
        """Takes away from a job that waits or runs who asks for it with that ticket, or by that name where the task had
        none, and ends it where nobody else asks for it; False where none asks so, or it has ended."""
        ...

    def tell(self, job: str, worker: str, kind: str, body: str) -> bool:
        """Adds an event; one whose kind and body are told already is not told twice. False where the job is no longer
        this worker's."""
        ...

    def told(self, job: str, after: int = 0) -> Sequence[Event]:
        """What was told behind that place, in order."""
        ...

    def stage(self, job: str, name: str) -> str | None:
        """What was kept of a stage; None where the stage is still to be done."""
        ...

    def keep_stage(self, job: str, worker: str, name: str, body: str) -> bool:
        """Keeps what a stage made; False where the job is no longer this worker's."""
        ...

    def counts(self) -> Mapping[JobState, int]:
        """How many jobs are in each state, those with none too."""
        ...

    def ended(self, state: JobState, limit: int) -> Sequence[Job]:
        """Jobs that ended so, the latest taken in first."""
        ...

    def forget(self, before: datetime) -> int:
        """Forgets jobs that ended before then, and gives their number."""
        ...

    def begin_request(self, request: KeyedRequest) -> str | None:
        """What the first request of that key was answered; None where this is the first: `end_request` must follow.

        Keys are bounded in number and forgotten after a time, which the options say. Raises KeyReused where the key was
        sent with other content, and KeyBusy where the first one is being handled.
        """
        ...

    def end_request(self, request: KeyedRequest, answer: str | None) -> None:
        """Keeps what a request was answered; None frees its key, because it failed and may be sent again."""
        ...

    def back_up(self, folder: Path) -> None:
        """A whole copy into that folder, in which jobs that run wait again, as if given back; nothing where nothing was
        ever kept."""
        ...

    def close(self) -> None: ...


class Users(Protocol):
    """People with accounts, where they are signed in, their tokens, and the log of what was done.

    A part module in `stores` offers `Options` and `Component(options, folder)`. Secrets are given once and kept only as
    hashes. Raises AccountError for what a person can mend, and StoreError.
    """

    def add(self, name: str, password: str, role: Role, by: Caller) -> User: ...

    def users(self) -> Sequence[User]:
        """All of them, by name."""
        ...

    def find(self, name: str) -> User | None: ...

    def set_role(self, user: str, role: Role, by: Caller) -> User:
        """Gives a person another role, and ends every session of theirs. Raises AccountError where nobody else could
        sign in as an admin afterwards; so do `lock` and `remove`."""
        ...

    def lock(self, user: str, by: Caller) -> User:
        """Ends every session of a person; until unlocked they cannot sign in, and their tokens open nothing."""
        ...

    def unlock(self, user: str, by: Caller) -> User:
        """Lets a person sign in again; their tokens open what they did."""
        ...

    def reset_password(self, user: str, password: str, by: Caller) -> None:
        """Sets it for somebody: every session ends and every token is revoked."""
        ...

    def change_password(self, user: str, old: str, new: str, by: Caller) -> None:
        """Sets one's own: every session ends. Raises SignInRefused where the old one is wrong or was guessed at too
        often."""
        ...

    def confirm(self, user: str, password: str, by: Caller) -> None:
        """Asks anew who it is, before something grave. Raises SignInRefused where the password is not theirs or was
        guessed at too often."""
        ...

    def remove(self, user: str, by: Caller) -> None:
        """Removes a person with all sessions and tokens; the log stays."""
        ...

    def sign_in(self, name: str, password: str, by: Caller, hours: float, instead: str = "") -> SignedIn:
        """Begins a session, and ends the one whose secret is `instead`. Raises SignInRefused."""
        ...

    def session(self, secret: str) -> tuple[User, Session] | None:
        """Who holds this secret; None where the session ended."""
        ...

    def sessions(self, user: str) -> Sequence[Session]:
        """Where a person is signed in, the newest first."""
        ...

    def end_session(self, user: str, session: str, by: Caller) -> bool:
        """Ends a session of that person by its id; False where there is none such."""
        ...

    def make_token(self, user: str, name: str, scopes: Sequence[Scope], days: int, by: Caller) -> tuple[ApiToken, str]:
        """A token, and its secret, which is kept nowhere."""
        ...

    def token(self, secret: str) -> tuple[User, ApiToken] | None:
        """Whose token this is; None where it was revoked or has expired, or its owner is locked. Its scopes are cut to
        what its owner's role allows now."""
        ...

    def tokens(self, user: str) -> Sequence[ApiToken]:
        """The tokens of a person, expired ones too, the newest first."""
        ...

    def revoke_token(self, user: str, token: str, by: Caller) -> bool:
        """Ends a token of that person by its id; False where there is none such."""
        ...

    def note(self, what: str, about: str, by: Caller) -> None:
        """Adds a line to the audit log."""
        ...

    def audit(self, before: int | None = None, limit: int = 100) -> Sequence[AuditEntry]:
        """Lines of the audit log, the newest first, from below that number."""
        ...

    def back_up(self, folder: Path) -> None:
        """A whole copy into that folder, without sessions, readable by this machine's user alone; nothing where nothing
        was ever kept."""
        ...

    def close(self) -> None: ...
