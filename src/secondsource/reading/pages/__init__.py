"""How a page is taken apart: title, body, dates, furniture and comments; and when it was published."""
