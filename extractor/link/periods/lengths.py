"""How many days the stretches have that figures are told for: a table alone."""

from __future__ import annotations

WEEK = 7
SHORTEST_MONTH, LONGEST_MONTH = 26, 31
SHORTEST_QUARTER, LONGEST_QUARTER = 80, 98  # fourteen weeks
WHOLE_YEAR = 300  # less is a part of one
SHORTEST_YEAR, LONGEST_YEAR = 355, 372  # 53 weeks
