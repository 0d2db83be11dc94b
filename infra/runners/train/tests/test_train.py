"""LoRAs of tiny models of random weights, on the CPU, read back by the runners that use them."""

import random
import sys
import unittest
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

HERE = Path(__file__).resolve().parent
for folder in (HERE.parent, *(HERE.parent.parent / name / part for name in ("flux", "sdxl") for part in (".", "tests"))):
    sys.path.insert(0, str(folder))

try:
    import torch
    from safetensors import safe_open
except ModuleNotFoundError as error:
    raise unittest.SkipTest(f"{error.name} is not installed") from None

import flux
import sdxl
import test_flux
import test_sdxl
import train
from dailies_runner.diffusion import seeded, stills
from dailies_runner.diffusion.testing import CPU
from dailies_runner.learning import left
from dailies_runner.testing import bench
from PIL import Image

# Threads that wait for each other take longer than such small models do.
torch.set_num_threads(1)

FAMILIES = {"flux": (test_flux.tiny, flux), "sdxl": (test_sdxl.tiny, sdxl)}
PARAMS = {"trigger": "in3s", "caption": "a photo of in3s", "samples": "in3s on a quay\nin3s laughs", "sizePx": 64}


def picture(seed, size=(64, 64)):
    """Something to learn: the same few colours everywhere."""
    chance = random.Random(seed)
    small = Image.new("RGB", (4, 4))
    small.putdata([chance.choice([(200, 40, 40), (40, 40, 200), (240, 240, 80)]) for _ in range(16)])
    return small.resize(size, Image.Resampling.NEAREST)


def ines(it, pictures, **more):
    references = [it.picture(each)["sha256"] for each in pictures]
    content = {"name": "Ines", "description": "", "colours": [], "references": references, **more}
    return {"type": "asset", "asset": {"id": "ines", "version": 1, "kind": "character", "content": content}}


class Trained(unittest.TestCase):
    # (name, content, weights) of each family's file.
    made = {}

    def learn(self, it, name, params=None, inputs=None, expect=0):
        tiny, _ = FAMILIES[name]
        (it.models / "base").mkdir(exist_ok=True)
        wanted = train.options_of(["--family", name, "--model", "base"])
        asked = {**PARAMS, "steps": 12, "rank": 4, "learningRateMicros": 10_000, "x_sample_steps": 2, **(params or {})}
        code = it.execute(
            lambda run: train.make(run, wanted, tiny, lambda: CPU),
            "training",
            asked,
            inputs or {"asset": [ines(it, [picture(1), picture(2, (96, 64)), picture(3, (48, 64))])]},
        )
        self.assertEqual((code, it.errors if code != expect else ""), (expect, ""))

    def weights(self, it):
        (kept,) = it.result["trained"]
        with safe_open(str(it.outputs / kept["file"]), "pt") as file:
            return kept, file.metadata(), {name: file.get_tensor(name) for name in file.keys()}

    def test_the_loss_goes_down(self):
        for name in FAMILIES:
            with self.subTest(name), bench() as it:
                seen = []
                family, real_learn = train.FAMILIES[name], train.learn

                def measured(loss_of):
                    """By the same noise before and after, so that what is seen is learning and not luck."""
                    calls = []

                    def recorded(*args):
                        calls.append(args)
                        return family.loss(*args)

                    with patch.dict(train.FAMILIES, {name: replace(family, loss=recorded)}), torch.no_grad():
                        losses = [float(loss_of(step)) for step in range(3)]
                        self.assertTrue(losses)
                        fixed = [family.loss(*call[:3], seeded(turn)) for call in calls for turn in range(8)]
                    return float(torch.stack(fixed).mean())

                def watched(run, optimiser, loss_of, **options):
                    seen.append(measured(loss_of))
                    ends = real_learn(run, optimiser, loss_of, **options)
                    seen.append(measured(loss_of))
                    return ends

                with patch.object(train, "learn", watched):
                    self.learn(it, name, {"steps": 60})
                self.assertLess(seen[1], seen[0] * 0.97)

    def test_the_file_says_what_it_is_and_the_take_shows_the_samples(self):
        for name in FAMILIES:
            with bench() as it:
                self.learn(it, name)
                kept, said, weights = self.weights(it)
                self.made[name] = (kept["name"], (it.outputs / kept["file"]).read_bytes(), weights)
                self.assertEqual(kept["name"], f"in3s-{train.FAMILIES[name].title}.safetensors")
                self.assertEqual(said["modelspec.architecture"], train.FAMILIES[name].architecture)
                self.assertEqual(said["modelspec.trigger_phrase"], "in3s")
                self.assertTrue(all(each.shape[0 if "lora_A" in key else 1] == 4 for key, each in weights.items()))
                self.assertTrue(any(each.abs().sum() > 0 for key, each in weights.items() if "lora_B" in key))
                with Image.open(it.outputs / "take.png") as take:
                    self.assertEqual(take.size, (64 * 2 + train.GAP_PX, 64))
                self.assertRegex(it.said, r"Learning, step 12 of 12, loss \d\.\d{4}, 1 s left")
                self.assertEqual(it.percents, sorted(it.percents))
                self.assertTrue((it.outputs / "preview.jpg").is_file())

    def trained(self, it, name):
        """A file as the training of a family makes it, among the inputs; made once for all tests."""
        if name not in self.made:
            self.learn(it, name)
            kept, _, weights = self.weights(it)
            self.made[name] = (kept["name"], (it.outputs / kept["file"]).read_bytes(), weights)
        called, content, _ = self.made[name]
        return {"sha256": it.bring(content), "name": called}

    def test_the_runner_of_stills_loads_it_and_calls_it_by_its_word(self):
        for name, (tiny, runner) in FAMILIES.items():
            with bench() as it:
                (it.models / "base").mkdir()
                file = self.trained(it, name)
                options = stills.options_of(["--model", "base"])
                asked = []

                def load(*args, tiny=tiny, asked=asked):
                    pipe = tiny(*args)
                    encode = pipe.encode_prompt
                    pipe.encode_prompt = lambda *a, **k: asked.append(k["prompt"]) or encode(*a, **k)
                    return pipe

                def still(cast, runner=runner, load=load, options=options):
                    params = {"prompt": "on a quay", "x_steps": 2, "x_lora": 2.0}
                    code = it.execute(lambda run: runner.make(run, options, load, lambda: CPU), "shot-still", params, cast)
                    self.assertEqual((code, it.errors if code else ""), (0, ""))
                    with Image.open(it.outputs / "take.png") as made:
                        return made.tobytes()

                plain = still({})
                with_ines = still({"characters": [ines(it, [], trained=[file])]})
                self.assertNotEqual(plain, with_ines)
                self.assertEqual(asked[1], f"in3s\n{asked[0]}")

    def test_of_several_files_each_runner_takes_its_own(self):
        with bench() as it:
            (it.models / "base").mkdir()
            files = [self.trained(it, name) for name in FAMILIES]
            options = stills.options_of(["--model", "base"])

            def still(name, trained):
                tiny, runner = FAMILIES[name]
                cast = {"characters": [ines(it, [], trained=trained)]}
                return it.execute(
                    lambda run: runner.make(run, options, tiny, lambda: CPU), "shot-still", {"x_steps": 1}, cast
                )

            for index, name in enumerate(FAMILIES):
                self.assertEqual((still(name, files), it.errors), (0, ""))
                self.assertEqual(still(name, [files[1 - index]]), 3)
                self.assertIn('"Ines" fits another model', it.result["error"]["message"])

    def test_the_same_seed_learns_the_same(self):
        with bench() as it:
            self.trained(it, "sdxl")
            _, _, before = self.made["sdxl"]
            self.learn(it, "sdxl")
            after = self.weights(it)[2]
        self.assertTrue(all(torch.equal(before[key], after[key]) for key in before))

    def test_connected_pictures_are_learned_too_and_none_is_told(self):
        with bench() as it:
            self.learn(it, "flux", {"steps": 10}, {"asset": [ines(it, [])], "pictures": [it.picture(picture(4))]})
            self.learn(it, "flux", {"steps": 10}, {"asset": [ines(it, [])]}, expect=3)
            self.assertIn("no pictures to learn from", it.result["error"]["message"])

    def test_a_learning_that_runs_away_is_told(self):
        with bench() as it:
            family = train.FAMILIES["flux"]
            away = replace(family, loss=lambda *args: family.loss(*args) * float("nan"))
            with patch.dict(train.FAMILIES, {"flux": away}):
                self.learn(it, "flux", {"steps": 10}, expect=3)
            self.assertIn("lower learning rate", it.result["error"]["message"])

    def test_how_long_it_takes_yet_is_told_in_few_words(self):
        self.assertEqual([left(0.2), left(61), left(600), left(9_000)], ["1 s left", "61 s left", "10 min left", "2.5 h left"])


if __name__ == "__main__":
    unittest.main()
