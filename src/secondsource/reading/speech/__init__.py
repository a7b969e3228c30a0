"""Who speaks: quotations and reported speech, speakers, their sides, and whom a text credits."""
