"""The life of a runner's process: from spec.json to result.json and the exit code."""

import json
import os
import signal
import sys
import traceback

from .classify import classify
from .failure import RunFailure, Stopped
from .outputs import write_bytes
from .run import Run, places
from .spec import read_spec

FAILED = 3
CRASHED = 1
# 128 + SIGTERM, which Dailies reads as "stopped from outside".
STOPPED = 143


def _stop(number, _frame):
    # Once: what cleans up now must not be interrupted by a second one.
    signal.signal(number, signal.SIG_IGN)
    raise Stopped


def _fail(failure, outputs, err):
    print(failure.message, file=err, flush=True)
    error = {"error": {"code": failure.code, "message": failure.message}}
    try:
        write_bytes(os.path.join(outputs, "result.json"), json.dumps(error).encode())
    except OSError:
        # The sentence is on stderr, too.
        pass
    return FAILED


def execute(make, modules, environment, out=None, err=None):
    """Runs `make` once and returns the exit code. Apart from `serve`, so that tests need no process."""
    err = sys.stderr if err is None else err
    outputs = environment.get("OUTPUT_DIR", "/out")
    run = None
    try:
        spec = read_spec(environment.get("SPEC_PATH", "/in/spec.json"), modules)
        run = Run(spec, out=out, **places(environment, spec["recipe"]["kind"]))
        run.progress(0, "Starting")
        make(run)
        run.finish()
        return 0
    except Stopped:
        print("Stopped.", file=err, flush=True)
        return STOPPED
    except RunFailure as failure:
        return _fail(failure, outputs, err)
    except Exception as error:
        traceback.print_exc(file=err)
        failure = classify(error, run)
        return CRASHED if failure is None else _fail(failure, outputs, err)


def serve(make, modules):
    """Makes the one run that this process was started for, and ends the process."""
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    code = execute(make, modules, os.environ)
    sys.stdout.flush()
    sys.stderr.flush()
    # Not sys.exit: threads of a model's library could keep the process, and the GPU, for ever.
    os._exit(code)
