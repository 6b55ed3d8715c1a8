"""What nobody foresaw: editors are told it in a line, engineers ask for more by DEBUG=yes."""

import logging
import os

RULE = "unforeseen"
MORE = "DEBUG=yes shows where"


def is_debugging() -> bool:
    """Whether tracebacks are asked for."""
    return bool(os.environ.get("DEBUG"))


def told(error: Exception) -> str:
    """What an exception says, in one line. Raises it instead where tracebacks are asked for."""
    if is_debugging():
        raise error
    return f"{type(error).__name__}: {' '.join(str(error).split())}".rstrip(": ")


def problem_of(error: Exception) -> str:
    """What to say of a file that a library could not read."""
    return f"This file cannot be read: {told(error)}. {MORE}."


class Plain(logging.Filter):
    """Lets a log say of an exception what it says itself, and no more."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and isinstance(error := record.exc_info[1], Exception):
            message, said = record.getMessage(), told(error)
            record.msg = message if str(error) in message else f"{message}: {said}"
            record.msg, record.args = f"{record.msg}\n{MORE}.", ()
            record.exc_info = record.exc_text = None
        return True


PLAIN = Plain()


def hide_tracebacks() -> None:
    """Let nothing that is logged from now on show a traceback, unless it is asked for."""
    for handler in logging.getLogger().handlers if not is_debugging() else ():
        handler.addFilter(PLAIN)
