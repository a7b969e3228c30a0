"""What the service adds to a page: where its other forms stand, its scripts, its choices, what came before it."""

from dataclasses import dataclass

from secondsource.domain.report import Report


@dataclass(frozen=True, slots=True)
class Link:
    """An address under a name: a format, a language's code, or `auto`, `light`, `dark` for a theme."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Narration:
    """Where the article can be heard."""

    audio: str = ""
    """Address of the sound; empty where the reader's own browser speaks the script at `words`."""
    captions: str = ""
    """Address of WebVTT; empty where there is none."""
    words: str = ""
    """Address of the JSON with sentence and word times; empty where there is none."""
    check: str = ""
    """The same with the check."""
    sounds: tuple[str, ...] = ()
    """Endings of sound files offered at those addresses, best first."""
    voice: str = ""
    """Name of the voice, as the page says it."""

    @property
    def files(self) -> tuple[str, ...]:
        """Addresses of the same sound in every form that is offered, best first."""
        bare = self.audio.rpartition(".")[0]
        return tuple(f"{bare}.{ending}" for ending in self.sounds) or (self.audio,)


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier report of the same page."""

    address: str
    report: Report


@dataclass(frozen=True, slots=True)
class Served:
    """A page as the service sends it. Its addresses come from the service, never from an article."""

    language: str = "en"
    theme: str | None = None
    """`light` or `dark` where the reader chose; None follows the reader's system."""
    address: str = ""
    """Of the report, without suffix."""
    home: str = ""
    formats: tuple[Link, ...] = ()
    languages: tuple[Link, ...] = ()
    themes: tuple[Link, ...] = ()
    narration: Narration | None = None
    scripts: tuple[str, ...] = ()
    """Addresses of modules, in order."""
    stylesheet: str = ""
    """Address at which the service sends `stylesheet()`; empty for a style sheet in the page, see `Style.source`."""
    desk: str = ""
    """Where an editor reviews the report; empty for a reader."""
    sign_in: str = ""
    history: tuple[Past, ...] = ()
    """Earlier reports of the same page, earliest first."""
