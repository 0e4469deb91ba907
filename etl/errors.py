"""Errors that reach a user: what is wrong, with which file or value, and what to try."""


class EtlError(Exception):
    """A failure with a message for a person. Exit codes are a contract, see docs/commands.md.

    Attributes:
        exit_code: what the process ends with.
        hint: one sentence on what to try, or "" where nothing helps.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(EtlError):
    """The command line names something that does not exist or does not fit (exit code 2)."""

    exit_code = 2


class InputError(EtlError):
    """A raw folder, a sidecar or a rule file cannot be used (exit code 3)."""

    exit_code = 3


class WarehouseError(EtlError):
    """The warehouse cannot be opened, written or swapped in (exit code 4)."""

    exit_code = 4


class CheckError(EtlError):
    """A check found offending rows, so nothing was published (exit code 5)."""

    exit_code = 5


class BusyError(EtlError):
    """Another run holds the lock of this warehouse (exit code 6)."""

    exit_code = 6
