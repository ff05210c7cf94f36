"""Writes: one verb, one function, one transaction; each tells what it did."""
