"""What an exception of a model's library means to the person who asked for the run."""

import errno

from .failure import RunFailure


def _chain(error):
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _is_out_of_memory(error):
    # By name: torch need not be there.
    name = type(error).__name__
    text = str(error).lower()
    return (
        isinstance(error, MemoryError)
        or name in ("OutOfMemoryError", "OutOfMemoryException")
        or "out of memory" in text
        or "failed to allocate memory" in text
    )


def classify(error, run=None):
    """The failure that an exception stands for; None where it is a mistake of the runner's own."""
    for each in _chain(error):
        if isinstance(each, RunFailure):
            return each
    for each in _chain(error):
        if _is_out_of_memory(each):
            size = "" if run is None else f" at {run.width} × {run.height}"
            if run is not None and run.frames > 1:
                size += f" and {run.frames} frames"
            return RunFailure(
                "out-of-memory", f"The model ran out of memory{size}; choose a smaller size or a lower quality."
            )
        if isinstance(each, ModuleNotFoundError):
            return RunFailure(
                "missing-tool", f"This runner's image lacks the Python package {each.name}; build the image again."
            )
        if isinstance(each, OSError) and each.errno == errno.ENOSPC:
            return RunFailure("storage", "The disk of this machine is full; whoever runs it must make room.")
        # As diffusers and transformers say that a file of a model's folder is missing or cut short.
        if isinstance(each, OSError) and run is not None and str(run.models) in str(each):
            return _broken_model(run)
        if type(each).__name__ == "SafetensorError":
            return _broken_model(run)
    return None


def _broken_model(run):
    again = "" if run is None else f' "python3 infra/models/download.py {run.recipe["pipeline"]["id"]} --verify" says which.'
    return RunFailure("missing-tool", f"A file of the model is missing or damaged on this machine.{again}")
