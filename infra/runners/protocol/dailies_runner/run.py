"""One run, as a runner sees it."""

import io
import json
import os
import sys
import time
from fractions import Fraction
from pathlib import Path

from .failure import RunFailure
from .outputs import write_bytes, write_whole

EXTENSION = {"image": "png", "video": "mp4", "audio": "wav"}
PREVIEW_BYTES = 256 * 1024
PREVIEW_PX = 512
PREVIEW_EVERY_S = 1.0
PHASE_CHARACTERS = 120
DOWNLOAD = "python3 infra/models/download.py"


class Run:
    """The recipe, the places of files, and what is said on the way."""

    def __init__(self, spec, *, inputs, outputs, output, models, now=time.monotonic, out=None):
        self.spec = spec
        self.recipe = spec["recipe"]
        self.params = self.recipe["params"]
        self.seed = spec["seed"]
        self.width = self.recipe["widthPx"]
        self.height = self.recipe["heightPx"]
        self.frames = self.recipe["frames"]
        self.fps = Fraction(*self.recipe["fps"])
        self.inputs = Path(inputs)
        self.outputs = Path(outputs)
        self.output = Path(output)
        self.models = Path(models)
        self._now = now
        self._out = sys.stdout if out is None else out
        self._fraction = 0.0
        self._said = None
        self._shown_at = None
        self._trained = []

    # ── what goes in

    def texts(self, port):
        return [each["text"] for each in self.recipe["inputs"].get(port, []) if each["type"] == "text"]

    def media(self, port):
        """The files that arrive at a port, in the order of its edges."""
        return [self.file(each["sha256"]) for each in self.recipe["inputs"].get(port, []) if each["type"] == "media"]

    def one(self, port):
        """The only file of a port that has to have one."""
        files = self.media(port)
        if not files:
            raise RunFailure("bad-params", f'The input "{port}" is missing; connect it.')
        return files[0]

    def assets(self, *ports):
        """The assets that arrive, each with its id, version, kind and content."""
        return [
            each["asset"] for port in ports for each in self.recipe["inputs"].get(port, []) if each["type"] == "asset"
        ]

    def trained(self, ending, *ports):
        """Files that were trained for the assets of these ports and have this ending, as (asset, path)."""
        return [
            (asset, self.file(file["sha256"]))
            for asset in self.assets(*ports)
            for file in asset["content"].get("trained", [])
            if file["name"].lower().endswith(ending)
        ]

    def file(self, sha256):
        path = self.inputs / "media" / sha256
        if not path.is_file():
            raise RunFailure("bad-params", "An input of this run is no longer there; choose it again.")
        return path

    # ── settings that a pipeline adds

    def number(self, key, default, least, most):
        """A setting within its range; a bool is no number here."""
        value = self.params.get(key, default)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise RunFailure("bad-params", f'The param "{key}" must be a number.')
        if not least <= value <= most:
            raise RunFailure("bad-params", f'The param "{key}" must be from {least} to {most}, and is {value}.')
        return value

    def whole(self, key, default, least, most):
        value = self.number(key, default, least, most)
        if value != int(value):
            raise RunFailure("bad-params", f'The param "{key}" must be a whole number, and is {value}.')
        return int(value)

    def choice(self, key, default, options):
        value = self.params.get(key, default)
        if value not in options:
            raise RunFailure("bad-params", f'The param "{key}" must be one of {", ".join(options)}.')
        return value

    def flag(self, key, default):
        value = self.params.get(key, default)
        if not isinstance(value, bool):
            raise RunFailure("bad-params", f'The param "{key}" must be yes or no.')
        return value

    def text(self, key, default=""):
        value = self.params.get(key, default)
        if not isinstance(value, str):
            raise RunFailure("bad-params", f'The param "{key}" must be a text.')
        return value

    # ── models

    def model(self, name):
        """A file or a folder of the models; `missing-tool` with the command that fetches it where it is not there."""
        path = self.models / name
        if not path.exists():
            pipeline = self.recipe["pipeline"]["id"]
            raise RunFailure(
                "missing-tool",
                f'The model "{name}" is not in this machine\'s models folder; "{DOWNLOAD} {pipeline}" fetches it.',
            )
        return path

    # ── what is said on the way

    def progress(self, fraction, phase):
        """From 0 to 1 and never back, with a few words for people. Said at most once for each percent and phase."""
        self._fraction = max(self._fraction, min(1.0, max(0.0, float(fraction))))
        line = f"PROGRESS: {self._fraction * 100:.0f} | {' '.join(phase.split())[:PHASE_CHARACTERS]}"
        if line == self._said:
            return
        self._said = line
        print(line, file=self._out, flush=True)

    def log(self, line):
        """A line for the log of the run, which begins with a word of the runner's own."""
        print(line, file=self._out, flush=True)

    def preview(self, make):
        """Shows the Pillow picture that `make` gives of the work as it stands; more than one a second are not asked for."""
        now = self._now()
        if self._shown_at is not None and now - self._shown_at < PREVIEW_EVERY_S:
            return False
        picture = make()
        if picture is None:
            return False
        self._shown_at = now
        small = picture.convert("RGB")
        small.thumbnail((PREVIEW_PX, PREVIEW_PX))
        for quality in (80, 60, 40):
            buffer = io.BytesIO()
            small.save(buffer, "JPEG", quality=quality)
            if buffer.tell() <= PREVIEW_BYTES:
                write_bytes(self.outputs / "preview.jpg", buffer.getvalue())
                return True
        return False

    def show(self, path):
        """Shows a PNG that somebody else made of the work, small already."""
        content = Path(path).read_bytes()
        if len(content) <= PREVIEW_BYTES:
            write_bytes(self.outputs / "preview.png", content)

    # ── what comes out

    def write(self, write):
        """Makes the take: `write` is handed the path to write to. The take is whole or not there."""
        write_whole(self.output, write)

    def keep_trained(self, name, write):
        """Keeps a file that was trained for the asset of this run; `name` is what people call it."""
        file = f"trained-{len(self._trained)}{Path(name).suffix}"
        write_whole(self.outputs / file, write)
        self._trained.append({"file": file, "name": name[:120]})

    def finish(self):
        """Says in result.json what lies where. Called once, last."""
        if not self.output.is_file():
            raise RunFailure("bad-output", "The runner ended without an error, but left no take; it needs a fix.")
        result = {"output": self.output.name}
        if self._trained:
            result["trained"] = self._trained
        write_bytes(self.outputs / "result.json", json.dumps(result).encode())
        self.progress(1, "Done")


def places(environment, kind):
    """Where things lie: by the variables that Dailies sets, or where a container has them."""
    inputs = environment.get("INPUT_DIR", "/in")
    outputs = environment.get("OUTPUT_DIR", "/out")
    return {
        "inputs": inputs,
        "outputs": outputs,
        "output": environment.get("OUTPUT_PATH", os.path.join(outputs, f"take.{EXTENSION[kind]}")),
        "models": environment.get("MODELS_DIR", "/models"),
    }
