"""Every error that a user of Second Source can meet.

    SecondSourceError
    ├── SettingsError        the settings file or a setting is wrong
    ├── UnknownPart          settings or a command name a part that is not installed
    ├── InputError           what we were given to read cannot be read
    │   ├── ExtractionError  it can be read, but holds no article
    │   └── KeyReused        the sender's key for this request was sent with another one before
    ├── FetchError           an address could not be fetched
    │   ├── RefusedAddress   an address that we never fetch: private, loopback, odd port, odd scheme
    │   └── RefusedByRobots  the site asks programs not to fetch this address
    ├── SourceError          one question to a source failed
    │   └── SourceUnavailable  stop asking this source in this run
    ├── StoreError           the archive cannot be read or written
    ├── OutputError          a result cannot be written where it was asked for
    ├── SerialError          JSON that is not what its schema says
    ├── QueueFull            more work waits than is allowed
    │   └── AskerFull        one asker has as much waiting as one may
    ├── KeyBusy              the request of this key is being handled already
    ├── AccountError         an account, a password or a token cannot be made or used so
    │   └── SignInRefused    wrong name or password, or too many tries
    ├── ModelError           a model is missing, damaged, or answered garbage
    └── VoiceError           speech could not be made

A message is one plain sentence that names the thing and the way out. Our own bugs are not in the tree: they propagate.
"""


class SecondSourceError(Exception):
    """Something outside our code went wrong; the message says what, and what to do."""


class SettingsError(SecondSourceError):
    """The settings file cannot be used; nothing was started."""


class UnknownPart(SecondSourceError):
    """No part of that kind has that name; the message offers the nearest."""


class InputError(SecondSourceError):
    """The input is missing, too large, binary, or otherwise unreadable."""


class ExtractionError(InputError):
    """The input was read, but no article was found in it."""


class KeyReused(InputError):
    """The key by which the sender knows this request names another one; nothing was done."""


class FetchError(SecondSourceError):
    """The address could not be fetched within the limits."""


class RefusedAddress(FetchError):
    """The address is one that we never fetch, such as a private or loopback address."""


class RefusedByRobots(FetchError):
    """The site's robots.txt asks programs not to fetch this address."""


class SourceError(SecondSourceError):
    """This question to this source failed; another may work."""


class SourceUnavailable(SourceError):
    """The source cannot be used for the rest of this run."""


class StoreError(SecondSourceError):
    """The archive could not be opened, read or written; nothing acknowledged is lost."""


class OutputError(SecondSourceError):
    """The result could not be written where it was asked for; nothing half is left behind."""


class SerialError(SecondSourceError):
    """JSON does not have the shape that its schema version promises."""


class QueueFull(SecondSourceError):
    """Too much work waits, of all or of one asker; nothing was taken in."""


class AskerFull(QueueFull):
    """The same, and it is this asker's own limit that is reached."""


class KeyBusy(SecondSourceError):
    """The request of this key came before and is being handled; nothing was done a second time."""


class AccountError(SecondSourceError):
    """An account, a password or a token cannot be made, changed or used as asked."""


class SignInRefused(AccountError):
    """The name or the password is wrong, there were too many tries, or the account is locked; it never says which of
    the first two is wrong."""

    def __init__(self, message: str, wait_seconds: int = 0) -> None:
        super().__init__(message)
        self.wait_seconds = wait_seconds
        """How long to wait before the next try; 0 where it may come at once."""


class ModelError(SecondSourceError):
    """A model file is missing or damaged, or its answer cannot be used."""


class VoiceError(SecondSourceError):
    """No speech engine is installed, or it failed."""
