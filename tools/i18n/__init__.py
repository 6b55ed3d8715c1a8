"""The words of commands, desk and preview, in the languages that editors read."""
