"""Commands that make reports and files of articles: `check`, `edit`, `review`, `render`, `listen`, `podcast`, `thread`,
`archive export` and `archive replay`."""

# ruff: noqa: ARG002  a command takes what all are given, also where it needs less

import json
from pathlib import Path

from killed.common import ARTICLE, Writes, damage, report_of
from kills import say


class Check(Writes):
    """`check`: the report and its page, the archive's copy of it, and the page kept as evidence."""

    def arguments(self, folder: Path, number: int) -> list[str]:
        (folder / f"{number}.txt").write_text(ARTICLE.format(number), encoding="utf-8")
        return ["check", f"{number}.txt", "--offline", "-o", f"{number}.json"]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        wrong, made = damage(), folder / f"{number}.json"
        if made.exists():
            say("revisions", made.name)
        elif "Report:" in told:
            wrong.append(f"{made.name} was acknowledged and is not there")
        kept = say("archive", "reports").splitlines()
        wrong += [f"{each} is kept twice" for each in {each for each in kept if kept.count(each) > 1}]
        if "Report:" in told and not any(each.endswith(f"Bridge {number} reopens") for each in kept):
            wrong.append(f"the report of {number}.txt was acknowledged and is not kept")
        return wrong


class Edit(Writes):
    """`edit`: another report, which the archive keeps too; the one it was made from stays."""

    def prepare(self, folder: Path) -> None:
        report_of(folder, "A")
        self.before = (folder / "A.json").read_bytes()

    def arguments(self, folder: Path, number: int) -> list[str]:
        words = f"The toll of bridge A rose from 40 to {number + 41} crowns."
        return ["edit", "A.json", "S1", "--text", words, "--by", "Edda", "--why", f"Reason {number}.", "--offline",
                "-o", f"{number}.json"]  # fmt: skip

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        wrong, made = damage(), folder / f"{number}.json"
        if (folder / "A.json").read_bytes() != self.before:
            wrong.append("the report that was edited is another one")
        if made.exists():
            say("revisions", made.name)
            wrong += [] if f"Reason {number}." in made.read_text(encoding="utf-8") else [f"{made.name} lacks its edit"]
        elif "Report:" in told:
            wrong.append(f"{made.name} was acknowledged and is not there")
        return wrong


class Review(Writes):
    """`review`: the report beside it and its page."""

    def prepare(self, folder: Path) -> None:
        report_of(folder, "a")

    def arguments(self, folder: Path, number: int) -> list[str]:
        why = f"Reason {number}."
        return ["review", "a.json", "S1", "--verdict", "refuted", "--by", "Edda", "--why", why]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        wrong, said = [], say("revisions", "a.json")
        found = said.count(f": Reason {number}.\n")
        if "Written:" in told and not found:
            wrong.append(f"review {number} was acknowledged and is not in the report")
        if not (folder / "a.html").read_text(encoding="utf-8").rstrip().endswith("</html>"):
            wrong.append("the page is half")
        return wrong


class Files(Writes):
    """A command that writes files, the same every time: each is there whole, or not at all."""

    def __init__(self, command: str, *names: str) -> None:
        self.command, self.names = command, names

    def prepare(self, folder: Path) -> None:
        report_of(folder, "A")
        (folder / "sounds").mkdir()
        say("listen", "A.txt", "--offline", "-o", "sounds/A.wav")
        say("archive", "export", "A.json", "-o", "A.zip")
        say(*self.command.split())
        self.whole = [self._read(folder / name) for name in self.names]

    def arguments(self, folder: Path, number: int) -> list[str]:
        if number % 2:
            for name in self.names:
                (folder / name).unlink(missing_ok=True)
        return self.command.split()

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        pairs = [(folder / name, whole) for name, whole in zip(self.names, self.whole, strict=True)]
        wrong = [f"{path.name} is half" for path, whole in pairs if path.exists() and self._read(path) != whole]
        acknowledged = all(name in told for name in self.names[:1])
        missing = [f"{path.name} was acknowledged and is not there" for path, _ in pairs if not path.exists()]
        return wrong + (missing if acknowledged else [])

    def _read(self, path: Path) -> bytes:
        return path.read_bytes()


class Export(Files):
    """`archive export`: a bundle has the day on which it was made, and is held against its replay."""

    def _read(self, path: Path) -> bytes:
        return say("archive", "replay", path.name).encode()


class Replay(Files):
    """`archive replay`: the report is the same, but for the minute in which it was made."""

    def _read(self, path: Path) -> bytes:
        return json.loads(path.read_bytes())["id"].encode()


class Thread(Writes):
    """`thread --keep`: the bank of templates."""

    def arguments(self, folder: Path, number: int) -> list[str]:
        words = ["bridge", "market", "school", "harbour", "station", "garden"]
        texts = [f"Whoever believes the story about the {word} number {number} should move there." for word in words]
        (folder / f"{number}.txt").write_text("\n".join(texts) + "\n", encoding="utf-8")
        return ["thread", f"{number}.txt", "--keep", "--offline", "-o", f"{number}.json"]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        say("templates", "list")
        made = folder / f"{number}.json"
        if made.exists():
            json.loads(made.read_text(encoding="utf-8"))
        return damage()


class Erase(Writes):
    """`templates erase`: all of an account's rows, or none."""

    def prepare(self, folder: Path) -> None:
        (folder / "home" / "settings.toml").write_text("[thread]\nkeep_accounts_days = 30\n", encoding="utf-8")

    def arguments(self, folder: Path, number: int) -> list[str]:
        words = ["bridge", "market", "school", "harbour", "station", "garden"]
        texts = [f"Whoever believes the story about the {word} number {number} should move there." for word in words]
        said = [{"author": f"Someone {number}", "text": text} for text in texts]
        (folder / "a.json").write_text(json.dumps(said), encoding="utf-8")
        kept = json.loads(say("thread", "a.json", "--keep", "--offline"))
        self.account = kept["thread"]["comments"][0]["author"]
        return ["templates", "erase", self.account]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        left = say("templates", "erase", self.account)
        if "erased" in told and ": 0 rows" not in left:
            return [f"the erasure of {self.account} was acknowledged; again it says {left!r}"]
        return damage()
