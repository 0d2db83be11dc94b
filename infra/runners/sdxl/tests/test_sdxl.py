"""SDXL with a tiny UNet of random weights, on the CPU."""

import sys
import unittest
from pathlib import Path

try:
    import torch
    from diffusers import (
        AutoencoderKL,
        ControlNetModel,
        EulerDiscreteScheduler,
        StableDiffusionXLControlNetPipeline,
        StableDiffusionXLPipeline,
        UNet2DConditionModel,
    )
except ModuleNotFoundError as error:
    raise unittest.SkipTest(f"{error.name} is not installed") from None

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import sdxl
from dailies_runner.diffusion.testing import CPU, tiny_clip, trained_for
from dailies_runner.testing import bench
from PIL import Image


def tiny(model, controlnet):
    torch.manual_seed(0)
    text_encoder, tokenizer = tiny_clip()
    text_encoder_2, tokenizer_2 = tiny_clip(with_projection=True)
    parts = {
        "scheduler": EulerDiscreteScheduler(beta_schedule="scaled_linear", timestep_spacing="leading"),
        "text_encoder": text_encoder,
        "tokenizer": tokenizer,
        "text_encoder_2": text_encoder_2,
        "tokenizer_2": tokenizer_2,
        "unet": UNet2DConditionModel(
            block_out_channels=(32, 64),
            layers_per_block=1,
            sample_size=32,
            in_channels=4,
            out_channels=4,
            down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
            up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
            attention_head_dim=(2, 4),
            use_linear_projection=True,
            addition_embed_type="text_time",
            addition_time_embed_dim=8,
            transformer_layers_per_block=(1, 1),
            projection_class_embeddings_input_dim=80,
            cross_attention_dim=64,
        ),
        "vae": AutoencoderKL(
            block_out_channels=(32, 64),
            down_block_types=("DownEncoderBlock2D", "DownEncoderBlock2D"),
            up_block_types=("UpDecoderBlock2D", "UpDecoderBlock2D"),
            latent_channels=4,
            sample_size=128,
        ),
        "add_watermarker": False,
    }
    if controlnet is None:
        return StableDiffusionXLPipeline(**parts).to(torch.bfloat16)
    net = ControlNetModel.from_unet(parts["unet"], conditioning_channels=3, conditioning_embedding_out_channels=(16, 32))
    # It begins as one that changes nothing.
    for module in (net.controlnet_cond_embedding.conv_out, net.controlnet_mid_block):
        torch.nn.init.normal_(module.weight)
    return StableDiffusionXLControlNetPipeline(**parts, controlnet=net).to(torch.bfloat16)


class Sdxl(unittest.TestCase):
    def make(self, it, *args, words=(), **options):
        (it.models / "sdxl").mkdir(exist_ok=True)
        wanted = sdxl.options_of(["--model", "sdxl", *words])
        code = it.execute(lambda run: sdxl.make(run, wanted, tiny, lambda: CPU), *args, **options)
        self.assertEqual((code, it.errors if code else ""), (0, ""))
        with Image.open(it.outputs / "take.png") as picture:
            return picture.convert("RGB")

    def test_makes_a_still_in_the_frame(self):
        with bench() as it:
            picture = self.make(it, "shot-still", {"prompt": "a quay", "x_steps": 3}, size=(70, 50))
            self.assertEqual(picture.size, (70, 50))
            self.assertIn("step 3 of 3", it.said)
            self.assertTrue((it.outputs / "preview.jpg").is_file())

    def test_repeats_itself_by_seed(self):
        with bench() as it:
            first = self.make(it, "shot-still", {"x_steps": 2}, seed=1).tobytes()
            self.assertTrue(first == self.make(it, "shot-still", {"x_steps": 2}, seed=1).tobytes())
            self.assertTrue(first != self.make(it, "shot-still", {"x_steps": 2}, seed=2).tobytes())

    def test_makes_it_after_a_picture_and_in_a_part_of_one(self):
        with bench() as it:
            image = it.picture(Image.new("RGB", (64, 64), "#336699"))
            mask = it.picture(Image.new("L", (64, 64), 255))
            params = {"x_steps": 4, "strength": 0.5, "negativePrompt": "fog"}
            self.assertEqual(self.make(it, "image-to-image", params, {"image": [image]}).size, (64, 64))
            self.assertIn("step 2 of 2", it.said)
            given = {"image": [image], "mask": [mask]}
            self.assertEqual(self.make(it, "inpaint", {"x_steps": 2}, given).size, (64, 64))

    def test_follows_a_control_map(self):
        with bench() as it:
            (it.models / "depth").mkdir()
            words = ["--controlnet", "depth"]
            maps = [it.picture(Image.effect_noise((64, 64), spread)) for spread in (10, 120)]
            made = [
                self.make(it, "shot-still", {"x_steps": 2, "x_control": 2.0}, {"control": [each]}, words=words).tobytes()
                for each in maps
            ]
            self.assertTrue(made[0] != made[1])

    def test_keeps_fp8_weights_and_what_was_trained_for_the_cast(self):
        with bench() as it:
            plain = self.make(it, "shot-still", {"x_steps": 2}, words=["--tier", "fp8"])
            asset = trained_for(it, tiny(None, None).unet, ["to_q", "to_v"], "Ines", prefix="unet")
            cast = {"characters": [asset]}
            with_ines = self.make(it, "shot-still", {"x_steps": 2}, cast, words=["--tier", "fp8"])
            self.assertTrue(plain.tobytes() != with_ines.tobytes())


if __name__ == "__main__":
    unittest.main()
