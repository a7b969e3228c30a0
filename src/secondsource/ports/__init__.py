"""What we need from outside, as Protocols of a few methods. Parts satisfy them; nobody inherits."""

from secondsource.ports.keeping import Entry, Index, Ledger, Passages, Record, Search, Snapshots, TemplateBank, Vectors
from secondsource.ports.models import Encoder, PerArticle, Session, Splitter, StanceModel, Tagger, Translator, Writer
from secondsource.ports.parts import (
    Check,
    ClaimImporter,
    Desk,
    Fetcher,
    Format,
    Progress,
    Rater,
    Signal,
    Source,
    ThreadFormat,
    ThreadImporter,
    Voice,
)
from secondsource.ports.serving import Queue, Users

__all__ = [
    "Check",
    "ClaimImporter",
    "Desk",
    "Encoder",
    "Entry",
    "Fetcher",
    "Format",
    "Index",
    "Ledger",
    "Passages",
    "PerArticle",
    "Progress",
    "Queue",
    "Rater",
    "Record",
    "Search",
    "Session",
    "Signal",
    "Snapshots",
    "Source",
    "Splitter",
    "StanceModel",
    "Tagger",
    "TemplateBank",
    "ThreadFormat",
    "ThreadImporter",
    "Translator",
    "Users",
    "Vectors",
    "Voice",
    "Writer",
]
