"""Specs and folders for the tests of runners."""

import contextlib
import hashlib
import io
import json
import os
import tempfile
import unittest
from pathlib import Path

from .serve import execute

# What a runner said is what one needs to see.
unittest.TestCase.maxDiff = None

KINDS = {
    "shot-motion": "video",
    "lip-sync": "video",
    "transition": "video",
    "dialogue": "audio",
    "audio-mix": "audio",
    "voice-training": "audio",
}


class Bench:
    """Folders as a container has them, in which a runner is executed."""

    def __init__(self, root):
        self.root = Path(root)
        self.inputs = self.root / "in"
        self.outputs = self.root / "out"
        self.models = self.root / "models"
        for folder in (self.inputs / "media", self.outputs, self.models):
            folder.mkdir(parents=True)
        self.said = ""
        self.errors = ""

    def bring(self, content):
        """Puts a file among the inputs; gives its hash."""
        sha256 = hashlib.sha256(content).hexdigest()
        (self.inputs / "media" / sha256).write_bytes(content)
        return sha256

    def media(self, kind, content):
        return {"type": "media", "kind": kind, "sha256": self.bring(content)}

    def picture(self, picture):
        buffer = io.BytesIO()
        picture.save(buffer, "PNG")
        return self.media("image", buffer.getvalue())

    def spec(self, module, params=None, inputs=None, size=(64, 64), frames=1, fps=(24, 1), seed=7):
        return {
            "recipe": {
                "module": module,
                "moduleVersion": 1,
                "pipeline": {"id": "tested", "version": 1},
                "kind": KINDS.get(module, "image"),
                "params": params or {},
                "inputs": inputs or {},
                "widthPx": size[0],
                "heightPx": size[1],
                "frames": frames,
                "fps": list(fps),
            },
            "recipeHash": "0" * 32,
            "seed": seed,
            "requirements": {"tags": [], "gpuMemoryBytes": 0},
        }

    def execute(self, make, module, *args, modules=None, **options):
        spec = self.spec(module, *args, **options)
        return self.execute_spec(make, spec, modules or [module])

    def execute_spec(self, make, spec, modules):
        """The exit code; what was said is in `said` and `errors`."""
        (self.inputs / "spec.json").write_text(json.dumps(spec), encoding="utf-8")
        ending = {"image": "png", "video": "mp4", "audio": "wav"}[spec["recipe"]["kind"]]
        environment = {
            "SPEC_PATH": str(self.inputs / "spec.json"),
            "INPUT_DIR": str(self.inputs),
            "OUTPUT_DIR": str(self.outputs),
            "OUTPUT_PATH": str(self.outputs / f"take.{ending}"),
            "MODELS_DIR": str(self.models),
            "PATH": os.environ.get("PATH", ""),
        }
        out, err = io.StringIO(), io.StringIO()
        code = execute(make, modules, environment, out, err)
        self.said, self.errors = out.getvalue(), err.getvalue()
        return code

    @property
    def result(self):
        return json.loads((self.outputs / "result.json").read_text(encoding="utf-8"))

    @property
    def percents(self):
        lines = [line for line in self.said.splitlines() if line.startswith("PROGRESS: ")]
        return [int(line.split()[1]) for line in lines]


@contextlib.contextmanager
def bench():
    with tempfile.TemporaryDirectory(prefix="dailies-runner-") as root:
        yield Bench(root)
