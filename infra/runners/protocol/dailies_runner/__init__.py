"""The protocol of function runners: everything that a runner of Dailies is, but the model.

A runner is one function that takes a `Run`, and a line that serves it:

    from dailies_runner import serve

    def make(run):
        run.progress(0.1, "Loading")
        ...
        run.write(picture.save)

    if __name__ == "__main__":
        serve(make, modules=["upscale"])
"""

from .failure import CODES, RunFailure, Stopped
from .run import Run
from .serve import serve

__all__ = ["CODES", "Run", "RunFailure", "Stopped", "serve"]
