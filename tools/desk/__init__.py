"""The desk, on which letters are written, looked at and published in the browser."""
