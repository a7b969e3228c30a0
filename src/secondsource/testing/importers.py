"""What every importer of comment threads must do. Subclass `ThreadImporterSuite`, set `module` and `sample`."""
# ruff: noqa: S101 (suites are run by pytest, never with -O)

from typing import Any

from secondsource.errors import InputError
from secondsource.testing.parts import PartSuite, no_connections

BAD = (
    b"",
    b"{}",
    b"[]",
    b"null",
    b"[" * 100_000,
    b'{"comments": [' * 3_000,
    b"<disqus><post><message>",
    b"<!DOCTYPE x [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><disqus><post><message>&b;</message></post></disqus>",
    b"<a>" * 5_000,
    b"SQLite format 3\0" + bytes(4_096),
    b'text,author\n"never closed',
    bytes(range(256)) * 20,
    "Пошук".encode("cp1251"),
)


class ThreadImporterSuite(PartSuite):
    """`sample` is a file of the format with the comments of `texts` in this order."""

    sample: bytes
    texts: tuple[str, ...]

    def make(self) -> Any:
        return self.module.Component(self.module.Options())

    def test_knows_its_own_format(self) -> None:
        assert self.make().fits(self.sample)

    def test_reads_every_comment_in_order(self) -> None:
        threads = self.make().threads(self.sample)
        assert tuple(comment.text for _, thread in threads for comment in thread.comments) == self.texts

    def test_never_makes_up_an_author_or_a_time(self) -> None:
        for _, thread in self.make().threads(self.sample):
            assert all(comment.author != "" for comment in thread.comments)
            assert not any(comment.author and "@" in comment.author for comment in thread.comments)

    def test_bad_files_end_as_our_errors(self) -> None:
        with no_connections():
            for body in (*BAD, self.sample[: len(self.sample) // 2]):
                self.make().fits(body)
                assert self._told(body).endswith(".")

    def _told(self, body: bytes) -> str:
        """What the InputError says; any other error fails the test."""
        try:
            self.make().threads(body)
        except InputError as error:
            return str(error)
        return "Read."
