"""Commands that fill and tend the archive: `archive add`, `import`, `encode`, `rebuild`, `backup`, `restore`."""

# ruff: noqa: ARG002  a command takes what all are given, also where it needs less

import json
import shutil
import zipfile
from pathlib import Path

from killed.articles import Check
from killed.common import ARTICLE, Writes, damage
from kills import say


class Rows(Writes):
    """`archive import` of one kind of rows."""

    def __init__(self, kind: str, rows: int) -> None:
        self.kind, self.rows = kind, rows

    def arguments(self, folder: Path, number: int) -> list[str]:
        lines = [json.dumps(_row(self.kind, number * self.rows + each)) for each in range(self.rows)]
        (folder / f"{number}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return ["archive", "import", f"{number}.jsonl", "--of", self.kind]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        wrong = damage()
        if "kept" in told:
            again = say(*self.arguments(folder, number))
            wrong += [] if again.startswith("0 new") else [f"{number}.jsonl was acknowledged; again it says {again!r}"]
        return wrong


class Add(Writes):
    """`archive add`: the passages of a page."""

    def arguments(self, folder: Path, number: int) -> list[str]:
        text = ARTICLE.format(number) + f"\nThe bridge of town {number} was closed for a year.\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        return ["archive", "add", f"{number}.txt", "--url", f"https://news.example/{number}"]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        wrong = damage()
        if "kept" in told and not say(*self.arguments(folder, number)).startswith("0 new"):
            wrong.append(f"{number}.txt was acknowledged and is not kept")
        return wrong


class Encode(Writes):
    """`archive encode`: a vector for every passage that has none."""

    def prepare(self, folder: Path) -> None:
        (folder / "home" / "settings.toml").write_text('[archive]\nencoder = "minilm"\n', encoding="utf-8")

    def arguments(self, folder: Path, number: int) -> list[str]:
        say(*Rows("passages", 150).arguments(folder, number))
        return ["archive", "encode"]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        wrong, again = damage(), say("archive", "encode")
        if "vectors made" in told and not again.startswith("0 vectors"):
            wrong.append(f"vectors were acknowledged; again it says {again!r}")
        if not (once_more := say("archive", "encode")).startswith("0 vectors"):
            wrong.append(f"the vectors are not in step: {once_more!r}")
        return wrong


class Rebuild(Writes):
    """`archive rebuild`: whatever was cut off, everything is found, once."""

    def prepare(self, folder: Path) -> None:
        say(*Rows("passages", 3000).arguments(folder, 0))

    def arguments(self, folder: Path, number: int) -> list[str]:
        return ["archive", "rebuild"]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        one = 1000 + number
        at, found = f"https://news.example/passages/{one}", say("archive", "search", f"Bridge {one}").splitlines()
        times = [json.loads(each)["url"] for each in found].count(at)
        return damage() + ([] if times == 1 else [f"{at} is found {times} times"])


class Backup(Writes):
    """`archive backup`: over a backup that is there."""

    def prepare(self, folder: Path) -> None:
        Check().arguments(folder, 0)
        say("check", "0.txt", "--offline", "-o", "0.json")
        say("archive", "backup", "b.zip")

    def arguments(self, folder: Path, number: int) -> list[str]:
        return ["archive", "backup", "b.zip"]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        with zipfile.ZipFile(folder / "b.zip") as packed:
            damaged = packed.testzip()
        return ([f"b.zip is damaged at {damaged}"] if damaged else []) + damage()


class Restore(Backup):
    """`archive restore`: of a backup over the same archive."""

    def arguments(self, folder: Path, number: int) -> list[str]:
        return ["archive", "restore", "b.zip"]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        if (folder / "home" / ".restore-begun").exists():
            say("archive", "restore", "b.zip")
        for each in (folder / "home").glob("before-restore-*"):
            shutil.rmtree(each)
        wrong = damage()
        if "Bridge 0 reopens" not in say("archive", "reports"):
            wrong.append("the report is neither where it was nor restored")
            say("archive", "restore", "b.zip")
        return wrong


def _row(kind: str, number: int) -> dict[str, object]:
    claim = f"Bridge {number} has {number % 7 + 2} lanes."
    url = f"https://news.example/{kind}/{number}"
    return {
        "passages": {"url": url, "title": claim, "kind": "page", "text": claim, "publisher": "News Example"},
        "factchecks": {"url": url, "claim": claim, "rating": "False", "publisher": "News Example"},
        "analyses": {"claim": claim, "verdict": "refuted", "summary": f"Not so: {number}.", "author": "Edda",
                     "made_on": "2025-03-01"},
        "publishers": {"name": f"Paper {number}", "domains": [f"paper{number}.example"], "country": "GB",
                       "languages": ["en"], "camp": "none", "standing": "independent", "owner": "Its readers",
                       "evidence": f"https://paper{number}.example/about"},
    }[kind]  # fmt: skip
