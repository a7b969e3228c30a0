"""Numbers, dates, lengths of time and dated events, as a text gives them."""
