"""The house rules that no linter knows. Each message says which line broke which rule."""

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "secondsource"
PURE = ("domain", "reading", "weighing", "checks", "signals")

# Calls that ask the machine: for the time, for a file, for input. `datetime.fromisoformat` is pure.
CLOCK_AND_FILE_CALLS = re.compile(
    r"(^|\.)(datetime\.(now|utcnow|today)|date\.today)$"
    r"|(^|\.)time\.(time|time_ns|monotonic|perf_counter|process_time|localtime|gmtime|sleep)$"
    r"|^(open|input|print|io\.open)$"
    r"|\.(read_text|read_bytes|write_text|write_bytes|unlink|mkdir)$"
)

# Written as patterns that do not match themselves. Part of an address, or a page's link, is no machine path.
NOT_IN_A_TRACKED_FILE = re.compile(
    r"pypi\.(?:org|io)\b|pythonhosted\.org|registry\.(?:npmjs\.org|yarnpkg\.com)|deb\.debian\.org"
    r"|https?://[^\s\"]*/simple/"
    r"|(?<![\w.\-/:])(?<!=[\"\'])/(?:home/\w|Users/\w|root/|work/|farm/|opt/(?:wheels|pypi))"
)


def _modules() -> list[Path]:
    return sorted(SRC.rglob("*.py"))


def _trees(*packages: str) -> Iterator[tuple[Path, ast.Module, list[str]]]:
    for path in _modules():
        if not packages or path.relative_to(SRC).parts[0] in packages:
            text = path.read_text(encoding="utf-8")
            yield path, ast.parse(text), text.splitlines()


def _at(path: Path, line: int, what: str) -> str:
    return f"{path.relative_to(ROOT)}:{line}: {what}"


def _tracked() -> Iterator[tuple[Path, str]]:
    """Every tracked text file with its text."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout, so nothing says which files are tracked")
    for name in listed.stdout.decode().split("\0"):
        path = ROOT / name
        if not name or not path.is_file():
            continue
        content = path.read_bytes()
        if b"\0" not in content:
            yield path, content.decode("utf-8", errors="replace")


def _nothing(offences: Iterable[str]) -> None:
    """Fail with every offence on a line of its own: pytest would cut a long list."""
    found = list(offences)
    assert not found, "\n".join(["", *found])


def _offences(find: Callable[[ast.AST, list[str]], str | None], *packages: str) -> list[str]:
    """What `find` says of each node of the source, with its place."""
    return [
        _at(path, getattr(node, "lineno", 1), what)
        for path, tree, lines in _trees(*packages)
        for node in ast.walk(tree)
        if (what := find(node, lines))
    ]


def test_pure_rooms_ask_no_clock_and_open_no_file():
    def find(node: ast.AST, _: list[str]) -> str | None:
        if isinstance(node, ast.Call) and CLOCK_AND_FILE_CALLS.search(name := ast.unparse(node.func)):
            return f"{name}() in a pure room: take it as an argument"
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = getattr(node, "module", None)
            names = [f"{module}.{alias.name}" if module else alias.name for alias in node.names]
            reaching = [name for name in names if re.match(r"urllib\.(request|robotparser)|io\.open", name)]
            return f"{reaching[0]} imported in a pure room" if reaching else None
        return None

    _nothing(_offences(find, *PURE))


def test_no_module_is_called_utils():
    bad = re.compile(r"^_?(utils?|helpers?|misc)$")
    _nothing(
        _at(path, 1, "name it after what it knows")
        for path in _modules()
        if any(map(bad.match, [path.stem, path.parent.name]))
    )


def _catches_all(node: ast.AST) -> bool:
    """Does this `except` clause, or this `suppress(...)`, take every exception there is?"""
    if isinstance(node, ast.ExceptHandler):
        caught = [node.type]
    elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
        caught = list(node.args)
    else:
        return False
    flat = [each for kind in caught for each in (kind.elts if isinstance(kind, ast.Tuple) else [kind])]
    return any(each is None or ast.unparse(each) in {"Exception", "BaseException"} for each in flat)


def test_one_broad_except_stands_at_the_plugin_boundary():
    marked: list[str] = []

    def find(node: ast.AST, lines: list[str]) -> str | None:
        if not _catches_all(node):
            return None
        line = lines[node.lineno - 1]
        if "plugin boundary" in line.partition("#")[2]:
            marked.append(line.strip())
            return None
        return f"broad except: {line.strip()}"

    _nothing(_offences(find))
    assert len(marked) <= 1, f"only one boundary may catch everything: {marked}"


def test_imports_inside_functions_say_why():
    def find(node: ast.AST, lines: list[str]) -> str | None:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            return None
        for inner in ast.walk(node):
            if isinstance(inner, ast.Import | ast.ImportFrom):
                span = lines[inner.lineno - 1 : inner.end_lineno]
                if not any(re.search(r"# lazy: \w+", line) for line in span):
                    return f"line {inner.lineno} imports inside a function without '# lazy: reason'"
        return None

    _nothing(_offences(find))


def test_a_file_is_one_idea_under_400_lines():
    _nothing(_at(path, len(lines), "too long") for path, _, lines in _trees() if len(lines) >= 400)


def test_every_public_module_says_what_it_is():
    _nothing(
        _at(path, 1, "a module starts with a docstring")
        for path, tree, _ in _trees()
        if (path.stem == "__init__" or not path.stem.startswith("_")) and not (ast.get_docstring(tree) or "").strip()
    )


def test_no_tracked_file_names_a_registry_or_a_machine_path():
    _nothing(
        _at(path, text.count("\n", 0, hit.start()) + 1, hit.group())
        for path, text in _tracked()
        for hit in NOT_IN_A_TRACKED_FILE.finditer(text)
    )


def test_locks_pin_every_package_by_hash_and_hold_no_address():
    locks = sorted((ROOT / "requirements").glob("*.lock"))
    assert [lock.stem for lock in locks] == ["base", "cross-encoder", "dev", "listen", "openvino", "peers", "uv"]
    for lock in locks:
        text = lock.read_text()
        assert "://" not in text
        assert not re.search(r"^-", text, re.MULTILINE), f"{lock.name} sets an option of its installer"
        for pin in re.split(r"\n(?=\w)", text.strip()):
            assert re.match(r"[\w.-]+==\S+", pin), f"{lock.name}: not pinned: {pin.splitlines()[0]}"
            assert "--hash=sha256:" in pin, f"{lock.name}: no hash: {pin.splitlines()[0]}"


def test_what_is_imported_is_declared_and_what_is_declared_is_imported():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [name for names in project["optional-dependencies"].values() for name in names]
    declared = {_bare(name) for name in (*project["dependencies"], *extras)}
    homes = packages_distributions()
    imported = {_bare(homes.get(package, [package])[0]) for package in _imported_packages()}
    assert imported | _NEEDED_BY_OTHERS == declared


_NEEDED_BY_OTHERS = {"python-multipart"}
"""Starlette imports it when a form comes in, and does not declare it."""


def _bare(requirement: str) -> str:
    return re.split(r"[<>=\[]", requirement)[0].lower().replace("_", "-")


def _imported_packages() -> set[str]:
    """Top-level packages that the source imports, but for our own and the standard library's."""
    found: set[str] = set()
    for _, tree, _ in _trees():
        for node in ast.walk(tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found |= {name.partition(".")[0] for name in names}
    return found - sys.stdlib_module_names - {"secondsource"}


def _shingles(text: str, size: int = 8) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold().replace("’", "'"))
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def test_no_tracked_file_repeats_the_golden_article(shared: Path):
    """The golden text is third-party and stays outside; no line of code or data may know it."""
    lines = (shared / "seed" / "article.txt").read_text(encoding="utf-8").splitlines()
    # The page's furniture ("Listen to the article", "Fact Checker") and its comments are no part of the body.
    body = lines[lines.index("Listen to the article") + 1 : lines.index("Fact Checker")]
    golden = set().union(*map(_shingles, body))
    assert len(golden) > 300
    _nothing(
        f"{path.relative_to(ROOT)}: {' '.join(words)}"
        for path, text in _tracked()
        for words in sorted(golden & _shingles(text))
    )


def test_the_rules_of_evidence_are_short_functions() -> None:
    files = (ROOT / "src/secondsource/weighing").glob("*.py")
    functions = [
        node.end_lineno - node.lineno + 1
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno
    ]
    assert statistics.median(functions) < 15
