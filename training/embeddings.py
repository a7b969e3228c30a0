"""Puts networks that still hold their own embeddings on the shared ones, without training them anew.

    ENV/bin/python training/embeddings.py FOLDER …

FOLDER is one of weights, with the network and `manifest.json`. What the network answers stays the same to the last bit.
"""

import hashlib
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from trunk.embeddings import share_embeddings  # noqa: E402 - found through the line above

from secondsource.networks import EMBEDDINGS  # noqa: E402 - the same


def main() -> None:
    """Rewrites the network and the manifest of each folder."""
    for folder in map(Path, sys.argv[1:]):
        (network,) = folder.glob("*.onnx")
        share_embeddings(network)
        manifest = folder / "manifest.json"
        said = json.loads(manifest.read_text(encoding="utf-8"))
        said |= {"network": _digest(network), "embeddings": _digest(EMBEDDINGS)}
        manifest.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
        print(f"{network}: {network.stat().st_size / 1e6:.1f} MB")


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
