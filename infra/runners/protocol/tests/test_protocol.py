import json
import os
import signal
import subprocess
import sys
import textwrap
import time
import unittest
from pathlib import Path

from dailies_runner import CODES, RunFailure
from dailies_runner.spec import schema
from dailies_runner.testing import bench

HERE = Path(__file__).resolve().parent.parent


def copy_in(run):
    run.progress(0.5, "Copying")
    run.write(lambda path: Path(path).write_bytes(run.one("image").read_bytes()))


class Specs(unittest.TestCase):
    def refused(self, module, params=None, inputs=None, **options):
        with bench() as it:
            code = it.execute(copy_in, module, params, inputs, **options)
            self.assertEqual(code, 3)
            self.assertEqual(it.result["error"]["code"], "bad-params")
            self.assertIn(it.result["error"]["message"], it.errors)
            return it.result["error"]["message"]

    def test_a_whole_spec_is_taken_and_its_take_named(self):
        with bench() as it:
            image = it.media("image", b"a picture")
            self.assertEqual(it.execute(copy_in, "upscale", {"method": "esrgan", "factor": "2"}, {"image": [image]}), 0)
            self.assertEqual(it.result, {"output": "take.png"})
            self.assertEqual((it.outputs / "take.png").read_bytes(), b"a picture")
            self.assertEqual(it.percents, [0, 50, 100])
            self.assertEqual(sorted(os.listdir(it.outputs)), ["result.json", "take.png"])

    def test_a_param_that_says_nothing_has_the_modules_default(self):
        seen = {}

        def look(run):
            seen.update(run.params)
            copy_in(run)

        with bench() as it:
            image = it.media("image", b"a picture")
            self.assertEqual(it.execute(look, "image-to-image", {"prompt": "a quay"}, {"image": [image]}), 0)
        self.assertEqual(seen, {"prompt": "a quay", "negativePrompt": "", "strength": 0.6})

    def test_a_param_beyond_its_range_is_named_with_its_limit(self):
        image = {"type": "media", "kind": "image", "sha256": "0" * 64}
        self.assertEqual(
            self.refused("image-to-image", {"strength": 1.5}, {"image": [image]}),
            'The param "strength" must be at most 1.',
        )
        self.assertEqual(
            self.refused("upscale", {"factor": "3"}, {"image": [image]}), 'The param "factor" must be one of 2, 4.'
        )
        self.assertEqual(
            self.refused("image-to-image", {"strength": "much"}, {"image": [image]}),
            'The param "strength" must be number.',
        )

    def test_a_param_that_no_zod_knows_is_refused(self):
        image = {"type": "media", "kind": "image", "sha256": "0" * 64}
        said = self.refused("image-to-image", {"styrke": 1}, {"image": [image]})
        self.assertIn("styrke", said)

    def test_an_input_that_is_missing_is_named(self):
        self.assertEqual(self.refused("image-to-image"), 'The input "image" is missing; connect it.')
        self.assertEqual(self.refused("image-to-image", inputs={"image": []}), 'The input "image" is missing; connect it.')

    def test_an_input_of_another_kind_is_refused(self):
        video = {"type": "media", "kind": "video", "sha256": "0" * 64}
        self.assertEqual(self.refused("upscale", inputs={"image": [video]}), 'The input "image" must be image.')

    def test_a_file_that_is_gone_is_refused(self):
        image = {"type": "media", "kind": "image", "sha256": "0" * 64}
        self.assertEqual(
            self.refused("upscale", inputs={"image": [image]}),
            "An input of this run is no longer there; choose it again.",
        )

    def test_another_module_than_the_runners_is_refused(self):
        image = {"type": "media", "kind": "image", "sha256": "0" * 64}
        said = self.refused("upscale", inputs={"image": [image]}, modules=["dialogue"])
        self.assertEqual(said, 'This runner makes dialogue, not "upscale"; choose another pipeline.')

    def test_a_spec_that_is_no_spec_is_refused_by_its_field(self):
        with bench() as it:
            spec = it.spec("upscale")
            spec["seed"] = -1
            self.assertEqual(it.execute_spec(copy_in, spec, ["upscale"]), 3)
            self.assertEqual(it.result["error"]["message"], '"seed" must be at least 0.')
            spec = it.spec("upscale")
            del spec["recipe"]["widthPx"]
            self.assertEqual(it.execute_spec(copy_in, spec, ["upscale"]), 3)
            self.assertEqual(it.result["error"]["message"], "The spec lacks widthPx.")

    def test_what_a_person_typed_stays_data(self):
        seen = []
        hostile = '"; $(rm -rf /) `id` \\\n../../etc {name} %s\u2028'

        def look(run):
            seen.append(run.params["prompt"])
            copy_in(run)

        with bench() as it:
            image = it.media("image", b"a picture")
            self.assertEqual(it.execute(look, "image-to-image", {"prompt": hostile}, {"image": [image]}), 0)
        self.assertEqual(seen, [hostile])

    def test_every_module_that_runs_has_a_schema(self):
        for module in ("shot-still", "shot-motion", "upscale", "matte", "control-map", "dialogue", "lip-sync"):
            self.assertEqual(schema(module)["properties"]["module"], {"const": module})
        self.assertIsNone(schema("no-such-module"))


class Settings(unittest.TestCase):
    def read(self, params, read):
        """What `read` gives of these params, or the sentence that refuses them."""
        seen = []

        def look(run):
            seen.append(read(run))
            run.write(lambda path: Path(path).write_bytes(b"x"))

        with bench() as it:
            code = it.execute(look, "shot-still", params)
            return seen[0] if code == 0 else it.result["error"]["message"]

    def test_of_a_pipeline_are_within_their_range(self):
        steps = lambda run: run.whole("x_steps", 28, 1, 100)  # noqa: E731
        self.assertEqual(self.read({}, steps), 28)
        self.assertEqual(self.read({"x_steps": 4}, steps), 4)
        self.assertEqual(self.read({"x_steps": 101}, steps), 'The param "x_steps" must be from 1 to 100, and is 101.')
        self.assertEqual(self.read({"x_steps": 1.5}, steps), 'The param "x_steps" must be a whole number, and is 1.5.')
        self.assertEqual(self.read({"x_steps": True}, steps), 'The param "x_steps" must be a number.')

    def test_are_choices_flags_and_texts(self):
        self.assertEqual(self.read({"x_of": "b"}, lambda run: run.choice("x_of", "a", ["a", "b"])), "b")
        self.assertIn("one of a, b", self.read({"x_of": "c"}, lambda run: run.choice("x_of", "a", ["a", "b"])))
        self.assertTrue(self.read({"x_on": True}, lambda run: run.flag("x_on", False)))
        self.assertIn("yes or no", self.read({"x_on": 1}, lambda run: run.flag("x_on", False)))
        self.assertIn("a text", self.read({"x_word": 1}, lambda run: run.text("x_word")))


class Ends(unittest.TestCase):
    def end(self, make, **options):
        with bench() as it:
            code = it.execute(make, "shot-still", **options)
            return code, (it.result.get("error") if (it.outputs / "result.json").exists() else None), it

    def test_a_model_that_is_missing_says_which_and_how_to_fetch_it(self):
        code, error, _ = self.end(lambda run: run.model("flux.1-dev/transformer"))
        self.assertEqual((code, error["code"]), (3, "missing-tool"))
        self.assertIn('"flux.1-dev/transformer"', error["message"])
        self.assertIn('"python3 infra/models/download.py tested" fetches it', error["message"])

    def test_out_of_memory_is_told_with_the_size(self):
        class OutOfMemoryError(RuntimeError):
            """As torch.cuda.OutOfMemoryError is named."""

        def full(run):
            raise OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 GiB")

        code, error, it = self.end(full, size=(1920, 1080))
        self.assertEqual((code, error["code"]), (3, "out-of-memory"))
        self.assertEqual(
            error["message"],
            "The model ran out of memory at 1920 × 1080; choose a smaller size or a lower quality.",
        )
        self.assertIn("Traceback", it.errors)

    def test_out_of_memory_is_seen_behind_what_was_made_of_it(self):
        def full(run):
            try:
                raise MemoryError
            except MemoryError as error:
                raise ValueError("could not denoise") from error

        self.assertEqual(self.end(full)[1]["code"], "out-of-memory")

    def test_a_package_that_is_missing_is_named(self):
        def needs(run):
            import dailies_has_no_such_package  # noqa: F401

        code, error, _ = self.end(needs)
        self.assertEqual((code, error["code"]), (3, "missing-tool"))
        self.assertIn("dailies_has_no_such_package", error["message"])

    def test_a_damaged_model_is_told_apart_from_a_mistake(self):
        def damaged(run):
            raise OSError(f"Error no file named model.safetensors found in directory {run.models}/flux.")

        self.assertEqual(self.end(damaged)[1]["code"], "missing-tool")

    def test_a_mistake_of_the_runner_leaves_its_last_line_to_be_read(self):
        def wrong(run):
            raise ValueError("tensors of size 3 and 4")

        code, error, it = self.end(wrong)
        self.assertEqual((code, error), (1, None))
        self.assertEqual(it.errors.strip().splitlines()[-1], "ValueError: tensors of size 3 and 4")

    def test_a_runner_that_leaves_no_take_is_told(self):
        self.assertEqual(self.end(lambda run: None)[1]["code"], "bad-output")

    def test_a_take_that_breaks_off_leaves_nothing(self):
        def half(run):
            def write(path):
                Path(path).write_bytes(b"half")
                raise RunFailure("refused", "Not this one; word it differently.")

            run.write(write)

        with bench() as it:
            self.assertEqual(it.execute(half, "shot-still"), 3)
            self.assertEqual(os.listdir(it.outputs), ["result.json"])

    def test_a_trained_file_is_kept_with_the_name_that_people_call_it(self):
        def train(run):
            run.write(lambda path: Path(path).write_bytes(b"samples"))
            run.keep_trained("Ines ../v2.safetensors", lambda path: Path(path).write_bytes(b"weights"))

        with bench() as it:
            self.assertEqual(it.execute(train, "shot-still"), 0)
            self.assertEqual(
                it.result["trained"], [{"file": "trained-0.safetensors", "name": "Ines ../v2.safetensors"}]
            )
            self.assertEqual((it.outputs / "trained-0.safetensors").read_bytes(), b"weights")

    def test_only_known_codes_can_be_said(self):
        self.assertRaises(ValueError, RunFailure, "no-such-code", "No.")
        self.assertIn("missing-tool", CODES)


class Progress(unittest.TestCase):
    def test_never_runs_back_and_says_nothing_twice(self):
        def work(run):
            for fraction in (0.2, 0.2, 0.1, 0.9, 7):
                run.progress(fraction, "Denoising\nPROGRESS: 1 | forged")
            run.write(lambda path: Path(path).write_bytes(b"x"))

        with bench() as it:
            self.assertEqual(it.execute(work, "shot-still"), 0)
            self.assertEqual(it.percents, [0, 20, 90, 100, 100])
            self.assertNotIn("\nPROGRESS: 1 |", it.said)


SLOW = """
    import sys, time
    sys.path.insert(0, {package!r})
    from dailies_runner import serve
    def make(run):
        try:
            run.progress(0.1, "Working")
            time.sleep(60)
        finally:
            print("cleaned up", flush=True)
    serve(make, modules=["shot-still"])
"""


class Stopping(unittest.TestCase):
    def test_sigterm_ends_it_at_once_and_lets_it_clean_up(self):
        with bench() as it:
            (it.inputs / "spec.json").write_text(json.dumps(it.spec("shot-still")))
            environment = {
                "SPEC_PATH": str(it.inputs / "spec.json"),
                "INPUT_DIR": str(it.inputs),
                "OUTPUT_DIR": str(it.outputs),
                "PATH": os.environ["PATH"],
            }
            program = textwrap.dedent(SLOW.format(package=str(HERE)))
            child = subprocess.Popen(
                [sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            while "Working" not in child.stdout.readline():
                pass
            started = time.monotonic()
            child.send_signal(signal.SIGTERM)
            out, err = child.communicate(timeout=10)
            self.assertEqual(child.returncode, 143)
            self.assertLess(time.monotonic() - started, 5)
            self.assertIn("cleaned up", out)
            self.assertEqual(err, "Stopped.\n")
            self.assertEqual(os.listdir(it.outputs), [])


if __name__ == "__main__":
    unittest.main()
