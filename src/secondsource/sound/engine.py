"""eSpeak NG's helper process, which may crash without taking us along (GPL-3; the extra `listen`)."""

import importlib.metadata
import importlib.util
import json
import subprocess
import sys
from typing import Any

from secondsource.errors import VoiceError

_PACKAGE = "espeakng-loader"


def engine_version() -> str:
    """Version of the engine's package. Raises VoiceError where it is not installed."""
    if importlib.util.find_spec("espeakng_loader") is None:
        raise VoiceError("No speech engine is installed; install the extra with: pip install 'secondsource[listen]'.")
    return importlib.metadata.version(_PACKAGE)


def run_engine(order: dict[str, Any], seconds: int, setting: str) -> bytes:
    """What the helper answers. Raises VoiceError where it fails, or takes longer than `setting` allows."""
    engine_version()
    command = [sys.executable, "-m", "secondsource.voices._espeak_helper"]
    try:
        done = subprocess.run(
            command, input=json.dumps(order).encode(), capture_output=True, timeout=seconds, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise VoiceError(f"The speech engine took longer than {seconds} s; raise {setting}.") from error
    except OSError as error:
        raise VoiceError(f"The speech engine cannot be started: {error.strerror}.") from error
    except subprocess.CalledProcessError as error:
        why = error.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise VoiceError(f"The speech engine failed: {' '.join(why) or 'it ended without a word'}.") from error
    return done.stdout
