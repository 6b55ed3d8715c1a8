"""What each feature of a list is worth; `tests/learning.py` learns it from labelled lists.

A list becomes a checklist if what is true of it is worth ENOUGH.
"""

WEIGHTS = {
    "tips in infinitives": 10,
    "tips": 8,
    "orders": 7,
    "tips in sentences": 7,
    "asks": 6,
    "hint": 6,
    "nothing but orders": 6,
    "lead-in says what to do": 5,
    "tips in advice": 5,
    "reader in items": 3,
    "author above": 2,
    "title asks": 2,
    "numbered": 1,
    "orders like infinitives": -2,
    "unfinished": -7,
    "a few bare words": -8,
    "goals": -9,
    "others above": -9,
    "announces nothing": -10,
    "conditions": -12,
    "tells nobody anything": -12,
    "farewells": -13,
    "offers": -13,
    "stories": -15,
}
ENOUGH = 11
