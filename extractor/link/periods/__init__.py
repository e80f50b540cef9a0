"""When does it hold? `choice` asks in order of precedence; the other files are what it asks for."""
