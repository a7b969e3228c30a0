"""The record's tables, as steps from one schema version to the next.

A step that was released is never edited; a new one goes to the end. `databases/migrations.py` takes them.
"""

from secondsource.databases.migrations import Step

STEPS: tuple[Step, ...] = (
    """
    CREATE TABLE passages (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, url TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT,
        text TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, published_at TEXT, fetched_at TEXT,
        language TEXT, kind TEXT NOT NULL, camp TEXT, snapshot TEXT
    ) STRICT;
    CREATE TABLE analyses (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT;
    CREATE TABLE publishers (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT
    """,
    """
    ALTER TABLE passages ADD COLUMN canonical TEXT;
    ALTER TABLE passages ADD COLUMN declared_source TEXT
    """,
    """
    CREATE TABLE earlier_claims (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT
    """,
)
