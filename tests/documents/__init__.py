"""Tests of talentra/documents."""
