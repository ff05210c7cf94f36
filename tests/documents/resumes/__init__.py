"""Resumes as documents."""
