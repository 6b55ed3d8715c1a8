"""The header of a letter: its fields read and written as text, and the terms that others have."""
