"""FLUX with a tiny transformer of random weights, on the CPU."""

import sys
import unittest
from pathlib import Path

try:
    import torch
    from diffusers import (
        AutoencoderKL,
        FlowMatchEulerDiscreteScheduler,
        FluxControlNetModel,
        FluxControlNetPipeline,
        FluxPipeline,
        FluxTransformer2DModel,
    )
except ModuleNotFoundError as error:
    raise unittest.SkipTest(f"{error.name} is not installed") from None

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import flux
from dailies_runner.diffusion import TIERS
from dailies_runner.diffusion.testing import CPU, tiny_clip, tiny_t5, trained_for
from dailies_runner.diffusion.stills import options_of
from dailies_runner.testing import bench
from PIL import Image

TRANSFORMER = {
    "patch_size": 1,
    "in_channels": 4,
    "num_layers": 1,
    "num_single_layers": 1,
    "attention_head_dim": 16,
    "num_attention_heads": 2,
    "joint_attention_dim": 32,
    "pooled_projection_dim": 32,
    "axes_dims_rope": [4, 4, 8],
    "guidance_embeds": True,
}


def tiny(model, controlnet):
    torch.manual_seed(0)
    text_encoder, tokenizer = tiny_clip()
    text_encoder_2, tokenizer_2 = tiny_t5()
    parts = {
        "scheduler": FlowMatchEulerDiscreteScheduler(),
        "text_encoder": text_encoder,
        "tokenizer": tokenizer,
        "text_encoder_2": text_encoder_2,
        "tokenizer_2": tokenizer_2,
        "transformer": FluxTransformer2DModel(**TRANSFORMER),
        "vae": AutoencoderKL(
            sample_size=32,
            in_channels=3,
            out_channels=3,
            block_out_channels=(4,),
            layers_per_block=1,
            latent_channels=1,
            norm_num_groups=1,
            use_quant_conv=False,
            use_post_quant_conv=False,
            shift_factor=0.0609,
            scaling_factor=1.5035,
        ),
    }
    if controlnet is None:
        return FluxPipeline(**parts).to(torch.bfloat16)
    net = FluxControlNetModel(**TRANSFORMER)
    # It begins as one that changes nothing.
    for module in (net.controlnet_x_embedder, *net.controlnet_blocks):
        torch.nn.init.normal_(module.weight)
    return FluxControlNetPipeline(**parts, controlnet=net).to(torch.bfloat16)


class Flux(unittest.TestCase):
    def make(self, it, *args, words=(), **options):
        wanted = options_of(["--model", "flux.1-dev", *words])
        (it.models / "flux.1-dev").mkdir(exist_ok=True)
        code = it.execute(lambda run: flux.make(run, wanted, tiny, lambda: CPU), *args, **options)
        self.assertEqual((code, it.errors if code else ""), (0, ""))
        with Image.open(it.outputs / "take.png") as picture:
            return picture.convert("RGB")

    def test_a_still_has_the_frames_size_and_says_how_far_it_is(self):
        with bench() as it:
            picture = self.make(it, "shot-still", {"prompt": "a quay", "x_steps": 4}, size=(70, 50))
            self.assertEqual(picture.size, (70, 50))
            self.assertIn("Denoising, step 4 of 4", it.said)
            self.assertEqual(it.percents, sorted(it.percents))
            self.assertTrue((it.outputs / "preview.jpg").is_file())

    def test_the_same_seed_gives_the_same_picture_and_another_seed_another(self):
        with bench() as it:
            first = self.make(it, "shot-still", {"x_steps": 2}, seed=1)
            self.assertTrue(first.tobytes() == self.make(it, "shot-still", {"x_steps": 2}, seed=1).tobytes())
            self.assertTrue(first.tobytes() != self.make(it, "shot-still", {"x_steps": 2}, seed=2).tobytes())

    def test_every_tier_makes_it_and_fp8_keeps_its_weights_small(self):
        seen = {}

        def watch(tier):
            def load(*args):
                seen[tier] = tiny(*args)
                return seen[tier]

            return load

        for tier in TIERS:
            with bench() as it:
                (it.models / "flux.1-dev").mkdir()
                wanted = options_of(["--model", "flux.1-dev", "--tier", tier])
                make = lambda run: flux.make(run, wanted, watch(tier), lambda: CPU)  # noqa: B023, E731
                self.assertEqual(it.execute(make, "shot-still", {"x_steps": 1}), 0, it.errors)
        of = lambda tier: seen[tier].transformer.transformer_blocks[0].attn.to_q.weight.dtype  # noqa: E731
        self.assertEqual(of("full"), torch.bfloat16)
        self.assertEqual(of("fp8"), torch.float8_e4m3fn)
        self.assertEqual(of("fp8-offload"), torch.float8_e4m3fn)

    def test_after_a_picture_little_strength_keeps_more_of_it(self):
        given = Image.new("RGB", (64, 64), "#336699")

        def distance(strength):
            with bench() as it:
                params = {"strength": strength, "x_steps": 10}
                picture = self.make(it, "image-to-image", params, {"image": [it.picture(given)]})
                self.assertEqual(picture.size, (64, 64))
                self.assertIn(f"step {round(10 * strength)} of {round(10 * strength)}", it.said)
                return picture.tobytes()

        self.assertTrue(distance(0.2) != distance(1.0))

    def test_a_part_of_a_picture_is_made_anew(self):
        with bench() as it:
            image = it.picture(Image.new("RGB", (64, 64), "#336699"))
            mask = it.picture(Image.new("L", (64, 64), 255))
            picture = self.make(it, "inpaint", {"x_steps": 2}, {"image": [image], "mask": [mask]})
            self.assertEqual(picture.size, (64, 64))

    def test_follows_a_control_map(self):
        with bench() as it:
            (it.models / "union").mkdir()
            words = ["--controlnet", "union"]
            maps = [it.picture(Image.effect_noise((64, 64), spread)) for spread in (10, 120)]
            made = [
                self.make(it, "shot-still", {"x_steps": 2, "x_control": 2.0}, {"control": [each]}, words=words).tobytes()
                for each in maps
            ]
            self.assertTrue(made[0] != made[1])

    def test_a_character_brings_what_was_trained_for_it(self):
        with bench() as it:
            plain = self.make(it, "shot-still", {"x_steps": 2})
            pipe = tiny(None, None)
            asset = trained_for(it, pipe.transformer, ["to_q", "to_k"], "Ines")
            with_ines = self.make(it, "shot-still", {"x_steps": 2}, {"characters": [asset]})
            self.assertTrue(plain.tobytes() != with_ines.tobytes())
            without = self.make(it, "shot-still", {"x_steps": 2, "x_lora": 0}, {"characters": [asset]})
            self.assertTrue(without.tobytes() != with_ines.tobytes())

    def test_what_was_trained_for_another_model_is_refused_by_its_assets_name(self):
        with bench() as it:
            (it.models / "flux.1-dev").mkdir()
            asset = trained_for(it, torch.nn.ModuleDict({"to_q": torch.nn.Linear(8, 8)}), ["to_q"], "Ines")
            wanted = options_of(["--model", "flux.1-dev"])
            make = lambda run: flux.make(run, wanted, tiny, lambda: CPU)  # noqa: E731
            self.assertEqual(it.execute(make, "shot-still", {}, {"characters": [asset]}), 3)
            self.assertEqual(it.result["error"]["code"], "bad-params")
            self.assertIn('"Ines" fits another model', it.result["error"]["message"])

    def test_a_model_that_is_not_there_is_named_before_anything_is_loaded(self):
        with bench() as it:
            wanted = options_of(["--model", "flux.1-dev"])
            self.assertEqual(it.execute(lambda run: flux.make(run, wanted), "shot-still"), 3)
            self.assertEqual(it.result["error"]["code"], "missing-tool")

    def test_without_a_gpu_it_says_so(self):
        if torch.cuda.is_available():
            self.skipTest("There is a GPU here.")
        with bench() as it:
            (it.models / "flux.1-dev").mkdir()
            wanted = options_of(["--model", "flux.1-dev"])
            self.assertEqual(it.execute(lambda run: flux.make(run, wanted), "shot-still"), 3)
            self.assertIn("needs a GPU", it.result["error"]["message"])


if __name__ == "__main__":
    unittest.main()
