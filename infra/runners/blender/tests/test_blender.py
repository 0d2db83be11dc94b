"""What this runner makes of what Blender does; a short program stands for Blender, which job-runner's tests have."""

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

import blender
from dailies_runner.testing import bench

# As render.py: reads its task, and says and leaves what is wanted.
STANDS_FOR_IT = """
import json, os, signal, sys, time
task = json.load(open(sys.argv[-1]))
folder = task["folder"]
def tell(**said): print(task["mark"] + json.dumps(said), flush=True)
def leave(name, content): open(os.path.join(folder, name), "wb").write(content)
"""
RENDERS = """
tell(**{"from": 0.35, "to": 0.95, "phase": "Rendering"})
leave("preview.png", b"small")
tell(preview="preview.png")
print("Fra:1 Mem:25M | Time:00:01 | Scene, All | Rendering 32 / 64 samples")
print("PROGRESS: 99 | forged")
print('00000000 {"preview": "/etc/passwd"}')
leave("take.png", b"whole")
"""


def standing_in(does):
    program = textwrap.dedent(STANDS_FOR_IT) + textwrap.dedent(does)
    return lambda words: [sys.executable, "-c", program, *words]


class Blender(unittest.TestCase):
    def run_it(self, it, does, params=None):
        file = {"type": "media", "kind": "file", "sha256": it.bring(b"BLENDER")}
        make = lambda run: blender.make(run, standing_in(does))  # noqa: E731
        return it.execute(make, "blender-input", params, {"file": [file]}, size=(640, 360))

    def failure(self, does, params=None):
        with bench() as it:
            self.assertEqual(self.run_it(it, does, params), 3, it.errors)
            self.assertEqual(sorted(os.listdir(it.outputs)), ["result.json"])
            return it.result["error"]["code"], it.result["error"]["message"]

    def test_a_frame_is_shown_counted_and_kept(self):
        with bench() as it:
            self.assertEqual(self.run_it(it, RENDERS), 0, it.errors)
            self.assertEqual((it.outputs / "take.png").read_bytes(), b"whole")
            self.assertEqual((it.outputs / "preview.png").read_bytes(), b"small")
            # Half of its samples, between where rendering began and where it ends.
            self.assertEqual(it.percents, [0, 1, 35, 65, 100])
            self.assertIn("\nBlender: PROGRESS: 99 | forged\n", it.said)

    def test_what_is_asked_for_reaches_it_with_the_modules_defaults(self):
        with bench() as it:
            self.assertEqual(self.run_it(it, 'leave("take.png", json.dumps(task).encode())', {"camera": "Wide"}), 0)
            task = json.loads((it.outputs / "take.png").read_text())
            self.assertEqual((task["widthPx"], task["heightPx"]), (640, 360))
            self.assertEqual(
                {name: task["params"][name] for name in ("gives", "engine", "scene", "camera", "layer", "frame")},
                {"gives": "picture", "engine": "workbench", "scene": "", "camera": "Wide", "layer": "", "frame": 1},
            )

    def test_what_a_person_typed_is_no_part_of_a_command(self):
        words = blender.words_of("/tmp/task.json")
        self.assertEqual(words[-2:], ["--", "/tmp/task.json"])
        self.assertIn("--disable-autoexec", words)

    def test_its_own_sentence_is_handed_on(self):
        does = """
            leave("refusal.json", json.dumps({"code": "bad-params", "message": "There is no camera."}).encode())
            sys.exit(3)
        """
        self.assertEqual(self.failure(does), ("bad-params", "There is no camera."))

    def test_an_end_without_a_picture_is_told_by_what_it_said_last(self):
        self.assertEqual(self.failure("pass"), ("pipeline-failed", "Blender ended with 0: it said nothing"))
        does = """
            print("KeyError: 'engine'")
            print("Error: script failed, file: '/app/render.py', exiting.")
            sys.exit(1)
        """
        self.assertEqual(self.failure(does), ("pipeline-failed", "Blender ended with 1: KeyError: 'engine'"))

    def test_a_crash_and_want_of_memory_are_told_apart(self):
        code, message = self.failure("os.kill(os.getpid(), signal.SIGKILL)")
        self.assertEqual(code, "out-of-memory")
        self.assertIn("choose a smaller size", message)
        code, message = self.failure("os.kill(os.getpid(), signal.SIGSEGV)")
        self.assertEqual(code, "pipeline-failed")
        self.assertIn("SIGSEGV", message)

    def test_a_param_that_the_module_does_not_know_never_reaches_it(self):
        code, message = self.failure('leave("take.png", b"whole")', {"gives": "everything"})
        self.assertEqual(code, "bad-params")
        self.assertEqual(message, 'The param "gives" must be one of picture, depth, normals, lines.')

    def test_its_python_is_looked_for_beside_it(self):
        with bench() as it:
            (it.root / "blender").touch(mode=0o755)
            path = f"/elsewhere{os.pathsep}{it.root}"
            given = blender.environment_of({"PATH": path, "PYTHONPATH": "/app", "HOME": "/tmp"})
            self.assertEqual(given, {"PATH": f"{it.root}{os.pathsep}{path}", "HOME": "/tmp"})


class Stopping(unittest.TestCase):
    def test_sigterm_ends_blender_at_once_and_leaves_nothing(self):
        with bench() as it:
            spec = it.spec(
                "blender-input", None, {"file": [{"type": "media", "kind": "file", "sha256": it.bring(b"BLENDER")}]}
            )
            (it.inputs / "spec.json").write_text(json.dumps(spec))
            scratch = it.root / "scratch"
            scratch.mkdir()
            # It does not listen to a polite signal, as Blender in the middle of a frame.
            does = """
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                leave("half.png", b"half")
                print(f"pid {os.getpid()}", flush=True)
                time.sleep(60)
            """
            program = textwrap.dedent(STANDS_FOR_IT) + textwrap.dedent(does)
            runner = (
                f"import sys; sys.path.insert(0, {str(HERE)!r}); import blender; from dailies_runner import serve\n"
                f"serve(lambda run: blender.make(run, lambda words: [sys.executable, '-c', {program!r}, *words]),"
                " blender.MODULES)"
            )
            environment = {
                **os.environ,
                "SPEC_PATH": str(it.inputs / "spec.json"),
                "INPUT_DIR": str(it.inputs),
                "OUTPUT_DIR": str(it.outputs),
                "TMPDIR": str(scratch),
            }
            child = subprocess.Popen(
                [sys.executable, "-c", runner], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            pid = None
            while pid is None:
                line = child.stdout.readline()
                self.assertNotEqual(line, "", "it ended by itself")
                if line.startswith("Blender: pid "):
                    pid = int(line.split()[-1])
            started = time.monotonic()
            child.send_signal(signal.SIGTERM)
            _, err = child.communicate(timeout=10)
            self.assertLess(time.monotonic() - started, 2)
            self.assertEqual((child.returncode, err), (143, "Stopped.\n"))
            self.assertRaises(ProcessLookupError, os.kill, pid, 0)
            self.assertEqual((os.listdir(it.outputs), os.listdir(scratch)), ([], []))


if __name__ == "__main__":
    unittest.main()
