"""A frame of a Blender file, as a function runner: a picture, or a map that steers one.

Blender does the work in a process of its own, with a Python of its own: render.py says there what to do. This one
speaks for it, and ends it.
"""

import json
import os
import re
import secrets
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from dailies_runner import RunFailure, serve

MODULES = ["blender-input"]
SCRIPT = Path(__file__).resolve().parent / "render.py"
# As Cycles and Eevee count what they have rendered of a frame.
COUNTED = re.compile(r"\| (?:Sample|Rendering) (\d+) ?/ ?(\d+)")
# How render.py ends once it has said in refusal.json what a person can mend.
REFUSED = 3


def command_of(words):
    """Blender's, without a network where the system lets a process be cut off."""
    alone = ["unshare", "--map-root-user", "--net"]
    if shutil.which(alone[0]) and subprocess.run([*alone, "true"], capture_output=True, check=False).returncode == 0:
        return [*alone, *words]
    return words


def words_of(task):
    # Nothing of the file runs by itself: no scripts, no add-ons of its user.
    return [
        "blender",
        "--background",
        "--factory-startup",
        "--disable-autoexec",
        "-noaudio",
        "--threads",
        "2",
        "--python-exit-code",
        "1",
        "--python",
        str(SCRIPT),
        "--",
        str(task),
    ]


def environment_of(given):
    """
    Blender's Python looks for its packages beside the first python3 on PATH, which is to be that of Blender's own
    folder, and not the one that this runs in.
    """
    own = os.path.dirname(shutil.which("blender", path=given.get("PATH")) or "")
    path = os.pathsep.join(part for part in (own, given.get("PATH", "")) if part)
    return {**{name: value for name, value in given.items() if not name.startswith("PYTHON")}, "PATH": path}


class Listener:
    """Understands what Blender prints: what render.py says, and how far a frame is."""

    def __init__(self, run, mark, folder):
        self.run = run
        self.mark = mark
        self.folder = folder
        self.since, self.until, self.phase = 0.0, 0.0, "Starting Blender"
        self.last = ""

    def hear(self, line):
        if line.startswith(self.mark):
            self.told(json.loads(line.removeprefix(self.mark)))
            return
        counted = COUNTED.search(line)
        if counted:
            done, of = int(counted[1]), max(1, int(counted[2]))
            self.run.progress(self.since + (self.until - self.since) * min(1, done / of), self.phase)
        elif line.strip():
            # Never as it stands: a name in the file could read as one of our own lines.
            self.run.log(f"Blender: {line.strip()[:500]}")
            # That a script failed is said after what failed.
            if not line.startswith("Error: script failed"):
                self.last = line.strip()

    def told(self, said):
        if "preview" in said:
            self.run.show(self.folder / said["preview"])
            return
        self.since, self.until, self.phase = said["from"], said["to"], said["phase"]
        self.run.progress(self.since, self.phase)


def ended(code, listener):
    """What it means that Blender ended without a picture and without a sentence."""
    if code == -signal.SIGKILL:
        return RunFailure("out-of-memory", "Blender was ended by the system, for want of memory; choose a smaller size.")
    if code < 0:
        return RunFailure("pipeline-failed", f"Blender crashed ({signal.Signals(-code).name}); try another engine or frame.")
    return RunFailure("pipeline-failed", f"Blender ended with {code}: {listener.last[:300] or 'it said nothing'}")


def render(run, folder, command_of=command_of):
    """Has Blender render into the folder; the picture that it made."""
    mark = f"{secrets.token_hex(8)} "
    task = folder / "task.json"
    task.write_text(
        json.dumps(
            {
                "mark": mark,
                "folder": str(folder),
                "file": str(run.one("file")),
                "params": run.params,
                "widthPx": run.width,
                "heightPx": run.height,
            }
        ),
        encoding="utf-8",
    )
    listener = Listener(run, mark, folder)
    blender = subprocess.Popen(
        command_of(words_of(task)),
        env=environment_of(os.environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    with blender:
        try:
            for line in blender.stdout:
                listener.hear(line)
            code = blender.wait()
        finally:
            # Stopped from outside: what Blender has of a frame is worth nothing.
            blender.kill()
    refusal = folder / "refusal.json"
    if code == REFUSED and refusal.is_file():
        said = json.loads(refusal.read_text(encoding="utf-8"))
        raise RunFailure(said["code"], said["message"])
    made = folder / "take.png"
    if code != 0 or not made.is_file():
        raise ended(code, listener)
    return made


def make(run, command_of=command_of):
    run.progress(0.01, "Starting Blender")
    with tempfile.TemporaryDirectory(prefix="dailies-blender-") as folder:
        made = render(run, Path(folder), command_of)
        run.write(lambda path: shutil.copyfile(made, path))


if __name__ == "__main__":
    serve(make, MODULES)
