"""What is said of a file that is named like a picture but cannot be shown as one."""


class UnreadablePictureError(ValueError):
    """Why a picture cannot be shown, and what to do, in words for the editor."""
