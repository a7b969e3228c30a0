"""The service: thin routes that translate requests into calls of the Checker, and the pages that readers see."""
