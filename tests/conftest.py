"""Shared by all tests: reading case files."""
