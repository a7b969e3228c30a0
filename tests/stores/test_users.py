"""Accounts: what is kept and what never is, who gets in, how long, and how slowly a guesser gets on."""

import os
import sqlite3
import stat
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from secondsource.domain.user import Caller, Role, Scope, User
from secondsource.errors import AccountError, SignInRefused, StoreError
from secondsource.ports import Users
from secondsource.stores._accounts import file
from secondsource.stores._accounts.addresses import network
from secondsource.stores._accounts.passwords import Passwords
from secondsource.stores._accounts.sessions import hash_secret
from secondsource.testing.accounts import HERE, PASSWORD, Clock, add_everybody, open_users

TERMINAL = Caller("terminal", "")
STRANGER = Caller("", "198.51.100.9", "Mozilla/5.0 (somewhere)")
HOURS = 12


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def users(tmp_path: Path, clock: Clock) -> Users:
    return open_users(tmp_path, clock)


@pytest.fixture
def edda(users: Users) -> User:
    return add_everybody(users)[Role.EDITOR]


def enter(users: Users, name: str = "Edda Editor", password: str = PASSWORD, address: str = HERE, **more: Any) -> str:
    return users.sign_in(name, password, Caller("", address, "a browser"), HOURS, **more).secret


def fail(users: Users, name: str = "Edda Editor", address: str = STRANGER.address, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(SignInRefused, match=r"wrong\."):
            enter(users, name, "not the password", address)


def waits(users: Users, name: str = "Edda Editor", address: str = STRANGER.address) -> int:
    with pytest.raises(SignInRefused, match="Too many tries; wait") as refused:
        enter(users, name, PASSWORD, address)
    return refused.value.wait_seconds


def everything_kept(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.name.startswith("users.sqlite3"))


# --- What is kept ---


def test_the_file_and_all_beside_it_are_this_users_alone(tmp_path: Path, users: Users) -> None:
    before = os.umask(0)
    try:
        add_everybody(users)
        (tmp_path / "copy").mkdir()
        users.back_up(tmp_path / "copy")
    finally:
        os.umask(before)
    files = [*tmp_path.glob("users.sqlite3*"), *(tmp_path / "copy").iterdir()]
    assert len(files) >= 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_a_backup_has_everything_but_sessions(tmp_path: Path, clock: Clock, users: Users, edda: User) -> None:
    secret = enter(users)
    _, token = users.make_token(edda.id, "nightly", [Scope.READ], 30, TERMINAL)
    (tmp_path / "copy").mkdir()
    users.back_up(tmp_path / "copy")
    assert users.session(secret) is not None
    assert hash_secret(secret).encode() in everything_kept(tmp_path)
    assert hash_secret(secret).encode() not in everything_kept(tmp_path / "copy")
    copy = open_users(tmp_path / "copy", clock)
    assert (copy.users(), copy.audit()) == (users.users(), users.audit())
    assert copy.session(secret) is None
    assert copy.token(token) is not None
    assert enter(copy)


def test_a_backup_where_nobody_ever_had_an_account_makes_none(tmp_path: Path, users: Users) -> None:
    (tmp_path / "copy").mkdir()
    users.back_up(tmp_path / "copy")
    assert [path.name for path in tmp_path.rglob("*")] == ["copy"]


def test_a_file_that_others_can_read_is_closed_to_them(tmp_path: Path, clock: Clock, edda: User, users: Users) -> None:
    users.close()
    (tmp_path / "users.sqlite3").chmod(0o644)
    open_users(tmp_path, clock).users()
    assert stat.S_IMODE((tmp_path / "users.sqlite3").stat().st_mode) == 0o600


def test_no_secret_and_no_address_is_on_the_disk(tmp_path: Path, users: Users, edda: User) -> None:
    secret = enter(users)
    _, token = users.make_token(edda.id, "nightly", [Scope.READ], 30, Caller(edda.name, HERE))
    fail(users)
    held = everything_kept(tmp_path)
    for never in (PASSWORD, "not the password", secret, token, HERE, STRANGER.address):
        assert never.encode() not in held
    assert b"$argon2id$v=19$" in held


def test_the_parameters_are_those_that_owasp_gives() -> None:
    from secondsource.stores.users import Options  # lazy: only this test looks at them

    chosen = Options()
    assert (chosen.hash_passes, chosen.hash_kibibytes, chosen.hash_lanes) == (2, 19 * 1024, 1)
    assert Passwords(2, 19 * 1024, 1).hash(PASSWORD).startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_the_log_cannot_be_changed_even_by_sql(tmp_path: Path, users: Users, edda: User) -> None:
    users.close()
    with sqlite3.connect(tmp_path / "users.sqlite3") as connection:
        for statement in ("UPDATE audit SET who = 'x'", "DELETE FROM audit", "DELETE FROM audit WHERE number = 1"):
            with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                connection.execute(statement)
    connection.close()


def test_a_damaged_file_is_one_plain_sentence(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "users.sqlite3").write_bytes(b"no database" * 500)
    with pytest.raises(StoreError, match="damaged"):
        open_users(tmp_path, clock).users()


# --- People ---


def test_a_person_is_found_whatever_the_case(users: Users, edda: User) -> None:
    assert users.find("  EDDA editor ") == edda
    assert users.find("nobody") is None
    assert [user.role for user in users.users()] == [Role.ADMIN, Role.EDITOR, Role.READER]


@pytest.mark.parametrize("name", ["edda editor", "Edda  Editor", "Édda Editor", "Edda Ed1tor"])
def test_a_name_that_is_or_looks_like_a_held_one_is_refused(users: Users, edda: User, name: str) -> None:
    with pytest.raises(AccountError, match="Edda Editor"):
        users.add(name, PASSWORD, Role.READER, TERMINAL)


def test_a_refused_password_makes_no_account(users: Users) -> None:
    with pytest.raises(AccountError, match="at least 12"):
        users.add("Ann", "short", Role.READER, TERMINAL)
    assert users.users() == []
    assert users.audit() == []


def test_two_programs_adding_one_name_end_with_one(tmp_path: Path, clock: Clock) -> None:
    def add(_: int) -> str:
        try:
            return open_users(tmp_path, clock).add("Ann", PASSWORD, Role.READER, TERMINAL).name
        except AccountError:
            return ""

    open_users(tmp_path, clock).users()
    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(add, range(8))) == [""] * 7 + ["Ann"]


# --- Locked people, and the last admin ---


def test_a_locked_person_is_out_at_once_and_stays_out(users: Users, edda: User) -> None:
    secret = enter(users)
    _, token = users.make_token(edda.id, "nightly", [Scope.READ], 30, TERMINAL)
    assert users.lock(edda.id, TERMINAL).locked
    assert (users.session(secret), users.sessions(edda.id), users.token(token)) == (None, [], None)
    with pytest.raises(SignInRefused, match=r"^This account is locked; an admin can unlock it\.$"):
        enter(users)
    assert users.sessions(edda.id) == []
    assert [user.locked for user in users.users()] == [False, True, False]


def test_that_an_account_is_locked_is_told_to_its_owner_alone(users: Users, edda: User) -> None:
    users.lock(edda.id, TERMINAL)
    fail(users)


def test_an_unlocked_person_signs_in_and_their_tokens_work_again(users: Users, edda: User) -> None:
    before = enter(users)
    _, token = users.make_token(edda.id, "nightly", [Scope.READ], 30, TERMINAL)
    users.lock(edda.id, TERMINAL)
    assert not users.unlock(edda.id, TERMINAL).locked
    assert users.session(before) is None
    assert users.session(enter(users)) is not None
    assert users.token(token) is not None


def test_locking_twice_is_one_line_of_the_log(users: Users, edda: User) -> None:
    for _ in range(2):
        users.lock(edda.id, TERMINAL)
    for _ in range(2):
        users.unlock(edda.id, TERMINAL)
    assert [(line.what, line.about) for line in users.audit(limit=2)] == [
        ("user unlocked", "Edda Editor"),
        ("user locked", "Edda Editor"),
    ]
    assert users.audit()[2].what == "user added"


def test_a_person_locked_while_a_sign_in_is_under_way_gets_no_session(
    users: Users, edda: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = users._tries.succeeded  # type: ignore[attr-defined]

    def meanwhile(*arguments: str) -> None:
        real(*arguments)
        users.lock(edda.id, TERMINAL)

    monkeypatch.setattr(users._tries, "succeeded", meanwhile)  # type: ignore[attr-defined]
    with pytest.raises(SignInRefused, match="locked"):
        enter(users)
    assert users.sessions(edda.id) == []


def test_the_last_sign_in_is_known(users: Users, edda: User, clock: Clock) -> None:
    assert edda.signed_in_at is None
    clock.go_on(days=1)
    enter(users)
    clock.go_on(days=1)
    assert [user.signed_in_at for user in users.users()] == [None, Clock().now + timedelta(days=1), None]


LOSSES: dict[str, Callable[[Users, User], object]] = {
    "locked": lambda users, user: users.lock(user.id, TERMINAL),
    "an editor": lambda users, user: users.set_role(user.id, Role.EDITOR, TERMINAL),
    "removed": lambda users, user: users.remove(user.id, TERMINAL),
}
"""How a house can lose an admin."""


@pytest.mark.parametrize("how", LOSSES)
def test_the_last_admin_stays(users: Users, edda: User, how: str) -> None:
    ada = users.find("Ada Admin")
    assert ada
    secret, lines = enter(users, "Ada Admin"), len(users.audit())
    with pytest.raises(AccountError, match=r"^Ada Admin is the last admin who can sign in; make somebody else an adm"):
        LOSSES[how](users, ada)
    assert users.session(secret) is not None
    assert len(users.audit()) == lines
    users.set_role(edda.id, Role.ADMIN, TERMINAL)
    LOSSES[how](users, ada)


@pytest.mark.parametrize("how", LOSSES)
def test_an_admin_who_is_locked_is_no_admin_to_fall_back_on(users: Users, edda: User, how: str) -> None:
    users.set_role(edda.id, Role.ADMIN, TERMINAL)
    users.lock(edda.id, TERMINAL)
    ada = users.find("Ada Admin")
    assert ada
    with pytest.raises(AccountError, match="last admin"):
        LOSSES[how](users, ada)
    LOSSES[how](users, edda)  # she is not among those who could sign in


@pytest.mark.parametrize("how", LOSSES)
def test_two_admins_who_do_it_to_each_other_at_once_are_one_afterwards(
    tmp_path: Path, clock: Clock, users: Users, edda: User, how: str
) -> None:
    users.set_role(edda.id, Role.ADMIN, TERMINAL)
    both = [user for user in users.users() if user.role is Role.ADMIN]
    together = threading.Barrier(2)

    def lose(user: User) -> bool:
        store = open_users(tmp_path, clock)
        store.users()
        together.wait(10)
        try:
            LOSSES[how](store, user)
        except AccountError:
            return False
        finally:
            store.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(lose, both)) == [False, True]
    assert len([user for user in users.users() if user.role is Role.ADMIN and not user.locked]) == 1


def test_a_file_without_locks_is_brought_up_to_date(tmp_path: Path, clock: Clock) -> None:
    """Nobody is locked in it, and the last sign-in of each is read from the log."""
    with sqlite3.connect(tmp_path / "users.sqlite3") as connection:
        file._make_tables(connection)
        connection.executescript(
            f"""INSERT INTO users VALUES ('user-1', 'Edda', 'edda', 'edda', 'editor', 'x', '2025-02-01T12:00:00+00:00');
            INSERT INTO users VALUES ('user-2', 'Rita', 'rita', 'rita', 'reader', 'x', '2025-02-01T12:00:00+00:00');
            INSERT INTO audit (at, who, what, about, address) VALUES
                ('2025-03-01T12:00:00+00:00', 'Edda', 'signed in', 'Edda', ''),
                ('2025-04-01T12:00:00+00:00', 'Edda', 'signed in', 'Edda', ''),
                ('2025-01-01T12:00:00+00:00', 'Rita', 'signed in', 'Rita', '');
            PRAGMA application_id = {file.APPLICATION};
            PRAGMA user_version = 1"""
        )
    connection.close()
    users = open_users(tmp_path, clock)
    assert [(each.name, each.locked, each.signed_in_at) for each in users.users()] == [
        ("Edda", False, datetime(2025, 4, 1, 12, tzinfo=UTC)),
        ("Rita", False, None),  # that was somebody else of the name
    ]
    assert stat.S_IMODE((tmp_path / "users.sqlite3.schema-1").stat().st_mode) == 0o600


# --- Sign-in ---


def test_a_password_opens_a_session_in_any_spelling(users: Users) -> None:
    users.add("Zoë", "crème brûlée toujours", Role.READER, TERMINAL)
    secret = enter(users, "ZOE\u0308", "cre\u0300me bru\u0302le\u0301e toujours")
    held = users.session(secret)
    assert held is not None
    assert held[0].name == "Zoë"


@pytest.mark.parametrize("password", ["", PASSWORD + " ", PASSWORD.upper(), "x" * 100_000, "\x00" * 20, "\ud800" * 20])
def test_a_wrong_password_opens_none(users: Users, edda: User, password: str) -> None:
    with pytest.raises(SignInRefused, match=r"^The name or the password is wrong\.$"):
        enter(users, password=password)


def test_an_unknown_name_costs_one_hash_like_a_known_one(
    users: Users, edda: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified: list[str] = []
    hasher = users._passwords._hasher  # type: ignore[attr-defined]  # counted, not timed
    real = type(hasher).verify
    monkeypatch.setattr(
        type(hasher), "verify", lambda self, kept, text: (verified.append(kept), real(self, kept, text))[1]
    )
    said = []
    for name in ("Edda Editor", "Nobody At All"):
        with pytest.raises(SignInRefused) as refused:
            enter(users, name, "not the password")
        said.append(str(refused.value))
    assert len(verified) == 2
    assert verified[0].split("$")[:4] == verified[1].split("$")[:4]  # the same method and parameters
    assert said[0] == said[1]


def test_a_hash_of_old_parameters_is_made_anew_at_sign_in(
    tmp_path: Path, clock: Clock, users: Users, edda: User
) -> None:
    stronger = open_users(tmp_path, clock, hash_passes=2, hash_kibibytes=16)
    enter(stronger)
    held = everything_kept(tmp_path)
    assert b"$m=16,t=2,p=1$" in held
    assert users.session(enter(stronger)) is not None


def test_the_session_before_ends_at_sign_in(users: Users, edda: User) -> None:
    first = enter(users)
    second = enter(users, instead=first)
    assert second != first
    assert users.session(first) is None
    assert users.session(second) is not None


def test_a_session_ends_with_its_time_however_much_it_is_used(users: Users, edda: User, clock: Clock) -> None:
    secret = enter(users)
    for _ in range(11):
        clock.go_on(hours=1)
        assert users.session(secret) is not None
    clock.go_on(hours=1)
    assert users.session(secret) is None


def test_a_session_that_nobody_uses_ends_earlier(users: Users, edda: User, clock: Clock) -> None:
    secret = enter(users)
    clock.go_on(minutes=119)
    assert users.session(secret) is not None
    clock.go_on(minutes=119)
    assert users.session(secret) is not None
    clock.go_on(minutes=120)
    assert users.session(secret) is None
    assert users.sessions(edda.id) == []


@pytest.mark.parametrize("secret", ["", "x" * 43, "x" * 1_000_000, "' OR 1=1 --", "\x00", "\ud800"])
def test_a_made_up_secret_opens_nothing(users: Users, edda: User, secret: str) -> None:
    enter(users)
    assert users.session(secret) is None
    assert users.token(secret) is None
    assert users.token("s2_" + secret) is None


def test_the_id_and_the_hash_of_a_session_open_nothing(tmp_path: Path, users: Users, edda: User) -> None:
    enter(users)
    (session,) = users.sessions(edda.id)
    rows = sqlite3.connect(tmp_path / "users.sqlite3").execute("SELECT secret FROM sessions").fetchall()
    assert users.session(session.id) is None
    assert users.session(rows[0][0]) is None


def test_one_session_is_ended_by_its_owner_only(users: Users, edda: User) -> None:
    secret, kept = enter(users), enter(users)
    ada = users.find("Ada Admin")
    mine = users.sessions(edda.id)[1]
    assert ada is not None
    assert not users.end_session(ada.id, mine.id, TERMINAL)
    assert users.end_session(edda.id, mine.id, TERMINAL)
    assert (users.session(secret), users.session(kept) is None) == (None, False)


def test_the_oldest_of_too_many_sessions_ends(users: Users, edda: User, clock: Clock) -> None:
    first = enter(users)
    for _ in range(20):
        clock.go_on(seconds=1)
        enter(users)
    assert users.session(first) is None
    assert len(users.sessions(edda.id)) == 20


def test_role_password_and_removal_end_every_session(users: Users, edda: User) -> None:
    def gone(secrets: list[str]) -> bool:
        return not any(users.session(secret) for secret in secrets)

    secrets = [enter(users), enter(users)]
    assert users.set_role(edda.id, Role.READER, TERMINAL).role is Role.READER
    assert gone(secrets)
    secrets = [enter(users)]
    users.change_password(edda.id, PASSWORD, "another wolf altogether", Caller(edda.name, HERE))
    assert gone(secrets)
    fail(users)
    secrets = [enter(users, password="another wolf altogether")]
    users.reset_password(edda.id, PASSWORD, TERMINAL)
    assert gone(secrets)
    secrets = [enter(users)]
    users.remove(edda.id, TERMINAL)
    assert gone(secrets)
    fail(users)
    with pytest.raises(AccountError, match="no such account"):
        users.set_role(edda.id, Role.ADMIN, TERMINAL)


def test_the_old_password_is_asked_and_guessed_at_as_slowly_as_at_the_door(users: Users, edda: User) -> None:
    thief = Caller(edda.name, STRANGER.address)
    secret = enter(users)
    for _ in range(5):
        with pytest.raises(SignInRefused, match="old password is wrong"):
            users.change_password(edda.id, "a guess at it all", "another wolf altogether", thief)
    with pytest.raises(SignInRefused, match="Too many tries"):
        users.change_password(edda.id, PASSWORD, "another wolf altogether", thief)
    assert users.session(secret) is not None


def test_a_password_changed_while_a_sign_in_is_under_way_opens_no_session(
    users: Users, edda: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = users._tries.succeeded  # type: ignore[attr-defined]

    def meanwhile(*arguments: str) -> None:
        real(*arguments)
        users.reset_password(edda.id, "another wolf altogether", TERMINAL)

    monkeypatch.setattr(users._tries, "succeeded", meanwhile)  # type: ignore[attr-defined]
    with pytest.raises(SignInRefused):
        enter(users)
    assert users.sessions(edda.id) == []


# --- Guessing ---


def test_guesses_from_one_address_at_one_name_wait_longer_and_longer(users: Users, edda: User, clock: Clock) -> None:
    fail(users, times=5)
    told = []
    for _ in range(12):
        seconds = waits(users)
        told.append(seconds)
        clock.go_on(seconds=seconds)
        fail(users)
    assert told[:4] == [3, 5, 9, 17]
    assert told == sorted(told)
    assert told[-1] == 901


def test_waiting_is_not_counted_and_the_right_password_gets_in_after_it(users: Users, edda: User, clock: Clock) -> None:
    fail(users, times=5)
    for _ in range(200):
        waits(users)
    clock.go_on(seconds=3)
    assert enter(users, address=STRANGER.address)


def test_the_right_password_does_not_get_in_while_it_must_wait(users: Users, edda: User) -> None:
    fail(users, times=5)
    assert waits(users) == 3


def test_a_stranger_cannot_keep_an_editor_out(users: Users, edda: User, clock: Clock) -> None:
    enter(users)
    for each in range(2000):
        try:
            enter(users, password="a guess at it all", address=f"198.51.{each % 200}.{each % 250}")
        except SignInRefused:
            clock.go_on(seconds=0.5)
    assert enter(users)  # from where she signed in before
    seconds = waits(users, address="192.0.2.200")  # from elsewhere she waits, and briefly
    assert seconds <= 31
    clock.go_on(seconds=seconds)
    assert enter(users, address="192.0.2.200")


def test_many_addresses_guess_at_one_name_a_few_times_a_minute(users: Users, edda: User, clock: Clock) -> None:
    tried = 0
    for each in range(20 + 3600):
        try:
            enter(users, password="a guess at it all", address=f"10.{each // 250}.{each % 250}.1")
        except SignInRefused as refused:
            tried += refused.wait_seconds == 0
        if each >= 20:
            clock.go_on(seconds=1)
    assert tried <= 20 + 5 + 3600 // 30


def test_one_address_guesses_at_many_names_ever_more_slowly(users: Users, clock: Clock) -> None:
    tried = 0
    for each in range(3600):
        try:
            enter(users, f"somebody {each}", "a guess at it all", STRANGER.address)
        except SignInRefused as refused:
            tried += refused.wait_seconds == 0
        clock.go_on(seconds=1)
    assert tried <= 30 + 14


def test_an_account_of_ones_own_buys_no_guesses(users: Users, edda: User, clock: Clock) -> None:
    tried = 0
    for _ in range(300):
        try:
            enter(users, "Rita Reader", address=STRANGER.address)
            enter(users, "Edda Editor", "a guess at it all", STRANGER.address)
        except SignInRefused as refused:
            tried += refused.wait_seconds == 0
    assert tried == 5


def test_a_restart_forgets_no_delay_and_a_day_does(tmp_path: Path, users: Users, edda: User, clock: Clock) -> None:
    fail(users, times=5)
    users.close()
    again = open_users(tmp_path, clock)
    assert waits(again) == 3
    clock.go_on(days=1, seconds=1)
    fail(again, times=5)


def test_a_hundred_guesses_at_once_are_a_hundred(tmp_path: Path, users: Users, edda: User, clock: Clock) -> None:
    looked_at: list[int] = []
    stores = [open_users(tmp_path, clock) for _ in range(4)]

    def guess(number: int) -> None:
        try:
            enter(stores[number % 4], password="a guess at it all", address=STRANGER.address)
        except SignInRefused as refused:
            looked_at.append(int(refused.wait_seconds == 0))

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(guess, range(100)))
    assert len(looked_at) == 100
    assert sum(looked_at) <= 5


def test_the_line_before_the_door_is_short(users: Users) -> None:
    """Sign-ins that wait for a hash may not hold every thread of the service."""
    passwords = Passwords(1, 8, 1)
    release, waiting = threading.Event(), threading.Semaphore(0)

    def stand() -> None:
        with passwords.line():
            waiting.release()
            release.wait(10)

    with ThreadPoolExecutor(12) as pool:
        for _ in range(12):
            pool.submit(stand)
        for _ in range(12):
            assert waiting.acquire(timeout=10)
        with pytest.raises(SignInRefused, match="at once"), passwords.line():
            pass
        release.set()
    with passwords.line():
        pass


def test_a_clock_that_is_put_back_makes_nobody_wait_for_years(users: Users, edda: User, clock: Clock) -> None:
    clock.go_on(days=3000)
    fail(users, times=5)
    clock.go_on(days=-3000)
    assert waits(users) == 3


@pytest.mark.parametrize(
    "address, customer",
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_an_address_is_counted_as_its_customer(address: str, customer: str) -> None:
    assert network(address) == customer


# --- Tokens ---


def test_a_token_opens_what_it_says_until_it_expires(users: Users, edda: User, clock: Clock) -> None:
    made, secret = users.make_token(edda.id, "nightly\nrun", [Scope.REVIEW, Scope.CHECK], 30, TERMINAL)
    assert secret.startswith("s2_")
    assert (made.name, made.scopes) == ("nightly run", (Scope.CHECK, Scope.REVIEW))
    assert made.used_on is None
    assert users.token(secret) == (edda, made)
    assert users.tokens(edda.id)[0].used_on == clock.now.date()
    clock.go_on(days=30)
    assert users.token(secret) is None
    assert len(users.tokens(edda.id)) == 1


def test_a_revoked_token_opens_nothing_and_only_its_owner_revokes(users: Users, edda: User) -> None:
    made, secret = users.make_token(edda.id, "nightly", [Scope.READ], 30, TERMINAL)
    rita = users.find("Rita Reader")
    assert rita is not None
    assert not users.revoke_token(rita.id, made.id, TERMINAL)
    assert users.token(secret) is not None
    assert users.revoke_token(edda.id, made.id, TERMINAL)
    assert users.token(secret) is None
    assert not users.revoke_token(edda.id, made.id, TERMINAL)


def test_a_token_is_cut_to_its_owners_role_of_today(users: Users, edda: User) -> None:
    _, secret = users.make_token(edda.id, "nightly", [Scope.READ, Scope.REVIEW], 30, TERMINAL)
    users.set_role(edda.id, Role.READER, TERMINAL)
    held = users.token(secret)
    assert held is not None
    assert held[1].scopes == (Scope.READ,)


@pytest.mark.parametrize(
    "name, scopes, days, said",
    [
        ("x", [Scope.ADMIN], 30, "Edda Editor is an editor"),
        ("x", [], 30, "check, read, review"),
        ("\x00\n ", [Scope.READ], 30, "name"),
        ("x", [Scope.READ], 0, "1 to 366 days"),
        ("x", [Scope.READ], 367, "1 to 366 days"),
    ],
)
def test_a_token_that_cannot_be_is_refused(
    users: Users, edda: User, name: str, scopes: list[Scope], days: int, said: str
) -> None:
    with pytest.raises(AccountError, match=said):
        users.make_token(edda.id, name, scopes, days, TERMINAL)


def test_tokens_go_with_their_owner_and_with_a_reset_password(users: Users, edda: User) -> None:
    _, first = users.make_token(edda.id, "one", [Scope.READ], 30, TERMINAL)
    users.change_password(edda.id, PASSWORD, "another wolf altogether", Caller(edda.name, HERE))
    assert users.token(first) is not None
    users.reset_password(edda.id, PASSWORD, TERMINAL)
    assert users.token(first) is None
    _, second = users.make_token(edda.id, "two", [Scope.READ], 30, TERMINAL)
    users.remove(edda.id, TERMINAL)
    assert users.token(second) is None


# --- The log ---


def test_the_log_says_who_what_whom_and_from_where(users: Users, edda: User) -> None:
    secret = enter(users)
    users.set_role(edda.id, Role.ADMIN, Caller("Ada Admin", HERE))
    users.note("verdict revised", "report-1 S4", Caller("Edda Editor", HERE))
    lines = [(each.who, each.what, each.about) for each in users.audit()]
    assert lines[:3] == [
        ("Edda Editor", "verdict revised", "report-1 S4"),
        ("Ada Admin", "role changed", "Edda Editor from editor to admin"),
        ("Edda Editor", "signed in", "Edda Editor"),
    ]
    assert lines[-1] == ("terminal", "user added", "Rita Reader as reader")
    assert {each.address for each in users.audit()[:3]} == {users.audit()[0].address}
    assert users.audit()[0].address.startswith("address-")
    assert users.audit()[-1].address == ""
    assert secret not in str(users.audit())
    assert [each.number for each in users.audit(before=4, limit=2)] == [3, 2]


def test_a_flood_of_failures_writes_a_few_lines_and_no_unknown_name(users: Users, edda: User, clock: Clock) -> None:
    for each in range(100):
        with pytest.raises(SignInRefused):
            enter(users, f"my secret password {each}", "x", STRANGER.address)
        clock.go_on(seconds=901)
    failed = [each for each in users.audit() if each.what == "sign-in failed"]
    assert len(failed) == 7
    assert failed[0].about == "a name that nobody has; failures from there: 64"


def test_a_strangers_words_stay_on_one_line_of_the_log(users: Users, edda: User) -> None:
    users.note("a\nb", "x" * 10_000 + "\u202e", Caller("\x1b[31mEve", HERE))
    (line, *_) = users.audit()
    assert (line.what, line.who) == ("a b", "[31mEve")
    assert len(line.about) == 200
    users.sign_in("Edda Editor", PASSWORD, Caller("", HERE, "<script>\r\n\u202e" + "y" * 9999), HOURS)
    (session,) = users.sessions(edda.id)
    assert session.device.startswith("<script> yyy")
    assert len(session.device) == 120
