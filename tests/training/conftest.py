"""The modules that make weights stand outside the package; those tested here need no torch."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "training"))
