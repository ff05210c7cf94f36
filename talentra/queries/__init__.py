"""Reads: rows for services, frozen read models for the doors. SELECT lives here."""
