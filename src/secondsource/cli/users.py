"""Commands about people with accounts: who may sign in, in which role, with which tokens, and what was done."""

import getpass
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli import house
from secondsource.cli.output import say
from secondsource.domain.credentials import clean_name, name_fault
from secondsource.domain.user import Caller, Role, Scope, User
from secondsource.errors import AccountError, InputError

if TYPE_CHECKING:
    from secondsource.ports import Users

commands = typer.Typer(
    name="users", help="People with accounts: roles, passwords, tokens, and the log of what was done.",
    no_args_is_help=True,
)  # fmt: skip

_LONGEST_LINE = 4096

Name = Annotated[str, typer.Argument(help="The name with which the person signs in; it also signs their revisions.")]
FromStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from the first line of standard input.")
]


@commands.command()
def add(
    name: Name,
    role: Annotated[Role, typer.Option(help="What the person may do.")] = Role.READER,
    password_stdin: FromStdin = False,
) -> None:
    """Makes an account; the password is asked for, and never given as an argument."""
    if fault := name_fault(clean_name(name)):
        raise AccountError(fault)
    with _users() as users:
        made = users.add(name, _password(password_stdin), role, _caller())
        say(f"{made.name} may sign in as {made.role}.")


@commands.command("list")
def show() -> None:
    """Lists the accounts: name, role, the day it was made, last sign-in, sessions, tokens, whether locked."""
    with _users() as users:
        held = users.users()
        for user in held:
            places, tokens = len(users.sessions(user.id)), len(users.tokens(user.id))
            say(
                f"{user.name:<24} {user.role:<7} since {user.created_at.date()}, {_last_seen(user)}, "
                f"{_count(places, 'session')}, {_count(tokens, 'token')}{', locked' if user.locked else ''}"
            )
        if not held:
            say("There is no account yet; `secondsource users add NAME --role admin` makes the first one.")


@commands.command("role")
def set_role(name: Name, role: Annotated[Role, typer.Argument(help="What the person may do from now on.")]) -> None:
    """Gives a person another role, and ends their sessions; their tokens open no more than the new role allows."""
    with _users() as users:
        user = users.set_role(_find(users, name).id, role, _caller())
        say(f"{user.name} is {user.role} now, and has to sign in again.")


@commands.command()
def lock(name: Name) -> None:
    """Locks a person out: their sessions end, they cannot sign in, and their tokens open nothing until `unlock`."""
    with _users() as users:
        user = users.lock(_find(users, name).id, _caller())
        say(f"{user.name} is locked: no session, no sign-in, and no token opens anything.")


@commands.command()
def unlock(name: Name) -> None:
    """Lets a locked person sign in again; their tokens open what they did."""
    with _users() as users:
        user = users.unlock(_find(users, name).id, _caller())
        held = _count(len(users.tokens(user.id)), "token")
        say(f"{user.name} may sign in again, and has {held}; `secondsource users tokens NAME` lists them.")


@commands.command("password")
def set_password(name: Name, password_stdin: FromStdin = False) -> None:
    """Sets a person's password anew; their sessions end and their tokens are revoked."""
    with _users() as users:
        user = _find(users, name)
        users.reset_password(user.id, _password(password_stdin), _caller())
        say(f"{user.name} has a new password, no session and no token.")


@commands.command()
def remove(name: Name) -> None:
    """Removes an account with its sessions and tokens; what the person signed stays, and so does the log."""
    with _users() as users:
        user = _find(users, name)
        users.remove(user.id, _caller())
        say(f"{user.name} is removed.")


@commands.command()
def token(
    name: Name,
    label: Annotated[str, typer.Argument(help="What the token is for.")],
    scope: Annotated[list[Scope], typer.Option(help="What the token opens; may be repeated.")],
    days: Annotated[int, typer.Option(help="Days until it expires.")] = 90,
) -> None:
    """Makes a token for a program that acts for a person, and prints it: this once, for only a hash is kept."""
    with _users() as users:
        user = _find(users, name)
        made, secret = users.make_token(user.id, label, scope, days, _caller())
        typer.echo(secret)
        say(f"{made.id} opens {', '.join(made.scopes)} until {made.expires_at.date()}.", err=True)


@commands.command()
def tokens(name: Name) -> None:
    """Lists the tokens of a person: id, what each opens, until when, when it was last used."""
    with _users() as users:
        user = _find(users, name)
        for each in users.tokens(user.id):
            used = f"used on {each.used_on}" if each.used_on else "never used"
            say(f"{each.id}  {', '.join(each.scopes)}, until {each.expires_at.date()}, {used}: {each.name}")


@commands.command()
def revoke(name: Name, token: Annotated[str, typer.Argument(help="The id of a token, as `tokens` lists it.")]) -> None:
    """Revokes a token of a person at once."""
    with _users() as users:
        user = _find(users, name)
        if not users.revoke_token(user.id, token, _caller()):
            raise AccountError(f"{user.name} has no token {token!r}; `secondsource users tokens NAME` lists them.")
        say(f"{token} is revoked.")


@commands.command()
def audit(
    last: Annotated[int, typer.Option(help="How many lines, at most.", min=1, max=100_000)] = 100,
) -> None:
    """Prints the log of what was done with accounts and in the review desk, the newest line last."""
    with _users() as users:
        for each in reversed(users.audit(limit=last)):
            place = f" from {each.address}" if each.address else ""
            say(f"{each.at.isoformat(timespec='seconds')} {each.who}{place}: {each.what}: {each.about}")


@contextmanager
def _users() -> "Generator[Users]":
    from secondsource.plugins import find_part  # lazy: help answers under 0.4 s

    settings = house.current_settings()
    part = settings.serve.users
    users: Users = find_part("stores", part).component(settings.options("stores", part), settings.home)
    try:
        yield users
    finally:
        users.close()


def _find(users: "Users", name: str) -> User:
    user = users.find(name)
    if user is None:
        raise AccountError(f"There is no account {name[:60]!r}; `secondsource users list` shows all there are.")
    return user


def _caller() -> Caller:
    """Whoever sits at the terminal: no name of an account holds a colon."""
    try:
        return Caller(f"terminal: {getpass.getuser()}", "")
    except (OSError, KeyError):  # this machine has no name for the user
        return Caller("terminal", "")


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return _read_password()
    if not sys.stdin.isatty():
        raise InputError("There is no terminal to ask for the password at; give --password-stdin and pipe it in.")
    try:
        first = getpass.getpass("Password: ")
        again = getpass.getpass("The same again: ")
    except EOFError as error:
        raise InputError("No password was given; nothing was changed.") from error
    if first != again:
        raise InputError("The two passwords differ; nothing was changed.")
    return first


def _read_password() -> str:
    line = sys.stdin.buffer.readline(_LONGEST_LINE)
    try:
        return line.decode().rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise InputError("The password on standard input is no UTF-8 text; nothing was changed.") from error


def _last_seen(user: User) -> str:
    return f"signed in {user.signed_in_at.date()}" if user.signed_in_at else "never seen to sign in"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")
