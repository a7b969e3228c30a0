"""Fact checks of others out of whatever was given, kept in batches; what cannot be used is told and left out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from secondsource.domain.matching import EarlierClaim
from secondsource.errors import InputError
from secondsource.ports import ClaimImporter, Record

CLAIMS = "claims_"
"""How importers of fact checks are called, beside those of comment threads."""
BATCH = 1000
"""Fact checks that are acknowledged together."""


def read_claims(
    body: bytes, importers: Mapping[str, ClaimImporter], form: str | None = None
) -> Iterator[EarlierClaim | InputError]:
    """Every fact check of a file, by the importer of that form, else by the first that knows its format. Raises
    InputError where there is none."""
    shown = ", ".join(name.removeprefix(CLAIMS) for name in importers)
    if form is not None and CLAIMS + form not in importers:
        raise InputError(f"No importer reads fact checks from {form[:60]!r}; there are {shown}.")
    if form is not None:
        return importers[CLAIMS + form].claims(body)
    for importer in importers.values():
        if importer.fits(body):
            return importer.claims(body)
    raise InputError(
        f"Nothing here looks like fact checks; give one of {shown}, name it with --from, or name its columns with "
        "--column claim=NAME."
    )


def keep_claims(record: Record, found: Iterable[EarlierClaim | InputError], tell: Callable[[str], None]) -> int:
    """Keeps what can be used, batch by batch, and gives how many were new; `tell` gets a sentence for each other."""

    def usable() -> Iterator[EarlierClaim]:
        for each in found:
            if isinstance(each, InputError):
                tell(str(each))
            else:
                yield each

    source, new = usable(), 0
    while batch := list(islice(source, BATCH)):
        new += record.add_earlier(batch)
    return new
