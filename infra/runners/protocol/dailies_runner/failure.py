"""Why a run ends without a result, as people read it."""

# As in shared/src/runs/failures.ts; a test compares them.
CODES = (
    "bad-params",
    "out-of-memory",
    "machine-lost",
    "missing-tool",
    "refused",
    "timeout",
    "pipeline-failed",
    "bad-output",
    "storage",
    "internal",
)

MESSAGE_CHARACTERS = 1000


class RunFailure(Exception):
    """Ends the run with this sentence: what happened, to what, and what to do."""

    def __init__(self, code, message):
        if code not in CODES:
            raise ValueError(f"{code} is no code of a failure")
        super().__init__(message)
        self.code = code
        self.message = message[:MESSAGE_CHARACTERS]


class Stopped(BaseException):
    """Asked to stop from outside. No Exception, so that nothing on the way takes it for an error."""
