"""Writes what is in an installation as a CycloneDX 1.6 bill of materials, from the lock and the packages' metadata.

    make sbom                      build/secondsource.cdx.json

No network is used, and the same lock gives the same file: the hashes are those of every file that the lock allows.
"""

import json
import os
import re
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

sys.path.insert(0, str(Path(__file__).resolve().parent))

from packages import ROOT, Locked, licence_of, needs, read_lock

TARGET = ROOT / "build" / "secondsource.cdx.json"
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def bill() -> dict[str, Any]:
    """The bill of materials."""
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = read_lock()
    known = frozenset(each.name for each in locked)
    own = _purl("secondsource", project["version"])
    direct = sorted({_NAME.match(line)[0].lower() for line in project["dependencies"]} & known)  # type: ignore[index]
    about: dict[str, Any] = {"component": _component("secondsource", project["version"], "application", "Apache-2.0")}
    if moment := os.environ.get("SOURCE_DATE_EPOCH"):
        about["timestamp"] = datetime.fromtimestamp(int(moment), UTC).isoformat().replace("+00:00", "Z")
    components = [_library(each) for each in locked]
    refs: dict[str, list[str]] = {each.name: [] for each in locked}
    for each in locked:
        refs[each.name].append(_purl(each.name, each.version))
    asked = {own: direct} | {_purl(each.name, each.version): needs(each.name, known) for each in locked}
    links = [{"ref": ref, "dependsOn": [to for name in names for to in refs[name]]} for ref, names in asked.items()]
    body = {"metadata": about, "components": components, "dependencies": links}
    serial = uuid5(NAMESPACE_URL, json.dumps(body, sort_keys=True))
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{serial}", "version": 1, **body}


def _library(locked: Locked) -> dict[str, Any]:
    found = _component(locked.name, locked.version, "library", licence_of(locked.name))
    found["hashes"] = [{"alg": "SHA-256", "content": each} for each in locked.hashes]
    if locked.marker:
        found["properties"] = [{"name": "secondsource:marker", "value": locked.marker}]
    return found


def _component(name: str, version: str, kind: str, licence: str) -> dict[str, Any]:
    ref = _purl(name, version)
    told = {"expression": licence} if " " in licence else {"license": {"id": licence}}
    return {"type": kind, "bom-ref": ref, "name": name, "version": version, "purl": ref, "licenses": [told]}


def _purl(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{quote(version)}"


def main() -> None:
    """Writes the file."""
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(bill(), indent=1) + "\n", encoding="utf-8")
    print(TARGET.relative_to(ROOT))


if __name__ == "__main__":
    main()
