"""Whose figure is it? `owner` asks in order of precedence; the other files are what it asks for."""
