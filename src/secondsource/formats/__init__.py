"""One file for each way to write a report down."""
