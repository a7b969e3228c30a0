"""Second Source checks a news article, statement by statement, and shows the evidence for every answer."""

__version__ = "0.1.0"
