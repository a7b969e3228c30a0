"""What every importer of fact checks must do. Subclass `ClaimImporterSuite`, set `module`, `sample` and `told`."""
# ruff: noqa: S101 (suites are run by pytest, never with -O)

from typing import Any

from secondsource.domain.matching import EarlierClaim, EarlierKind, fact_check_id
from secondsource.errors import InputError
from secondsource.testing.importers import BAD
from secondsource.testing.parts import PartSuite, no_connections

DEEP = b'{"@type": "ClaimReview", "name": ' + b'{"name": ' * 400 + b"1" + b"}" * 400 + b"}"


class ClaimImporterSuite(PartSuite):
    """`sample` is a file of the format; `told` are claim, rating and publisher of its fact checks, in order."""

    sample: bytes
    told: tuple[tuple[str, str, str], ...]

    def make(self) -> Any:
        return self.module.Component(self.module.Options())

    def test_knows_its_own_format(self) -> None:
        assert self.make().fits(self.sample)

    def test_reads_every_fact_check_in_order(self) -> None:
        assert tuple((each.claim, each.answer, each.by) for each in self._usable(self.sample)) == self.told

    def test_names_each_after_what_it_says(self) -> None:
        for each in self._usable(self.sample):
            assert each.kind is EarlierKind.FACT_CHECK
            assert each.id == fact_check_id(each.url, each.by, each.claim, each.answer)
            assert each.url.startswith(("https://", "http://"))

    def test_bad_files_end_as_our_errors(self) -> None:
        with no_connections():
            for body in (*BAD, DEEP, self.sample[: len(self.sample) // 2]):
                self.make().fits(body)
                for line in self._left_out(body):
                    assert line.endswith((".", ")."))

    def _usable(self, body: bytes) -> list[EarlierClaim]:
        return [each for each in self.make().claims(body) if not isinstance(each, InputError)]

    def _left_out(self, body: bytes) -> list[str]:
        """What the errors say; any other error fails the test."""
        try:
            return [str(each) for each in self.make().claims(body) if isinstance(each, InputError)]
        except InputError as error:
            return [str(error)]
