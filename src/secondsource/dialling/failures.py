"""Whatever goes wrong on the way to a server, as one plain sentence."""

from collections.abc import Generator
from contextlib import contextmanager

import httpcore2
import httpx2

from secondsource.dialling.connection import Deadline
from secondsource.domain.address import without_password
from secondsource.errors import FetchError


def shown(address: str) -> str:
    """As it can stand in a message: not too long, printable, and without a password."""
    return without_password(address)[:200].encode("ascii", "backslashreplace").decode()


@contextmanager
def plain_errors(address: str, deadline: Deadline) -> Generator[None]:
    """Turns whatever goes wrong on the way into one FetchError."""
    it = shown(address)
    try:
        yield
    except (httpx2.InvalidURL, UnicodeError) as error:
        raise FetchError(f"{it} is not an address: {error}.") from error
    except (httpcore2.TimeoutException, httpx2.TimeoutException) as error:
        raise deadline.missed() from error
    except (httpcore2.ConnectError, httpx2.ConnectError) as error:
        raise FetchError(f"{it} cannot be reached: {error}.") from error
    except httpx2.DecodingError as error:
        raise FetchError(f"{it} sends a body that cannot be unpacked.") from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError, httpx2.HTTPError) as error:
        raise FetchError(f"{it} breaks off or gives a broken answer: {error}.") from error
