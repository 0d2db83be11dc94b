"""Depth, normals and pose by tiny models of random weights, on the CPU; edges and lines for real."""

import sys
import unittest
from pathlib import Path

try:
    import cv2  # noqa: F401
    import numpy
    import torch
    import diffusers
    import transformers
except ModuleNotFoundError as error:
    raise unittest.SkipTest(f"{error.name} is not installed") from None

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import control
from dailies_runner.diffusion.testing import tiny_clip
from dailies_runner.testing import bench
from PIL import Image

BACKBONE = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "patch_size": 4}


def tiny_depth(picture):
    torch.manual_seed(0)
    config = transformers.DepthAnythingConfig(
        backbone_config=transformers.Dinov2Config(
            **BACKBONE, image_size=32, out_features=["stage1", "stage2"], reshape_hidden_states=False
        ),
        reassemble_hidden_size=32,
        patch_size=4,
        neck_hidden_sizes=[16, 16],
        reassemble_factors=[2, 1],
        fusion_hidden_size=16,
        head_in_channels=16,
        head_hidden_size=8,
    )
    processor = transformers.DPTImageProcessorPil(
        size={"height": 32, "width": 32}, ensure_multiple_of=4, keep_aspect_ratio=True
    )
    return control.depth_by(processor, transformers.DepthAnythingForDepthEstimation(config).eval(), picture)


def tiny_normals(picture):
    torch.manual_seed(0)
    text_encoder, tokenizer = tiny_clip()
    pipe = diffusers.MarigoldNormalsPipeline(
        unet=diffusers.UNet2DConditionModel(
            block_out_channels=(32, 64),
            layers_per_block=2,
            sample_size=32,
            in_channels=8,
            out_channels=4,
            down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
            up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
            cross_attention_dim=32,
        ),
        scheduler=diffusers.LCMScheduler(
            beta_start=0.00085,
            beta_end=0.012,
            prediction_type="v_prediction",
            set_alpha_to_one=False,
            steps_offset=1,
            beta_schedule="scaled_linear",
            clip_sample=False,
            thresholding=False,
        ),
        vae=diffusers.AutoencoderKL(
            block_out_channels=(32, 64),
            down_block_types=("DownEncoderBlock2D", "DownEncoderBlock2D"),
            up_block_types=("UpDecoderBlock2D", "UpDecoderBlock2D"),
            latent_channels=4,
        ),
        text_encoder=text_encoder,
        tokenizer=tokenizer,
        prediction_type="normals",
        use_full_z_range=True,
        default_denoising_steps=1,
        default_processing_resolution=64,
    )
    pipe.set_progress_bar_config(disable=True)
    return control.normals_by(pipe, picture)


class Control(unittest.TestCase):
    def make(self, it, kind, see=None, params=None, picture=None):
        for folder in ("model", "detector"):
            (it.models / folder).mkdir(exist_ok=True)
        wanted = control.options_of(["--kind", kind, "--model", "model", "--detector", "detector"])
        if picture is None:
            picture = Image.new("RGB", (80, 60), "#000000")
            picture.paste("#ffffff", (40, 0, 80, 60))
        inputs = {"image": [it.picture(picture)]}
        load = lambda *_: see  # noqa: E731
        code = it.execute(lambda run: control.make(run, wanted, load), "control-map", {"kind": kind, **(params or {})}, inputs)
        if code != 0:
            return code
        with Image.open(it.outputs / "take.png") as made:
            return made.copy()

    def test_depth_is_16_bits_in_the_pictures_size(self):
        with bench() as it:
            made = self.make(it, "depth", tiny_depth, picture=Image.effect_noise((80, 60), 90).convert("RGB"))
            self.assertEqual((made.size, made.mode), ((80, 60), "I;16"), it.errors)
            levels = numpy.asarray(made)
            self.assertEqual((int(levels.min()), int(levels.max())), (0, 65_535))

    def test_normals_are_of_length_one(self):
        with bench() as it:
            made = self.make(it, "normals", tiny_normals, picture=Image.effect_noise((80, 60), 90).convert("RGB"))
            self.assertEqual((made.size, made.mode), ((80, 60), "RGB"), it.errors)
            lengths = numpy.linalg.norm(numpy.asarray(made, numpy.float32) / 127.5 - 1, axis=2)
            self.assertLess(float(numpy.abs(lengths - 1).max()), 0.02)

    def test_a_pose_is_drawn_where_its_joints_are(self):
        joints = numpy.array([[40 + 2 * (i % 3), 3 * i] for i in range(17)], numpy.float32)
        people = [(joints, numpy.ones(17, numpy.float32))]
        with bench() as it:
            made = self.make(it, "pose", lambda _: people)
            self.assertEqual(made.size, (80, 60))
            self.assertEqual(made.getpixel((40, 0)), (255, 255, 255))
            self.assertEqual(made.getpixel((5, 5)), (0, 0, 0))

    def test_nobody_has_no_pose(self):
        with bench() as it:
            self.assertEqual(self.make(it, "pose", lambda _: []), 3)
            self.assertIn("nobody to be seen", it.result["error"]["message"])

    def test_edges_lie_where_brightness_changes(self):
        with bench() as it:
            levels = numpy.asarray(self.make(it, "edges"))
            self.assertGreater(levels[:, 36:44].max(), 250)
            self.assertEqual(levels[:, :30].max(), 0)

    def test_lines_are_strokes_on_black(self):
        with bench() as it:
            levels = numpy.asarray(self.make(it, "lines"))
            self.assertGreater(levels[:, 34:46].max(), 60)
            self.assertEqual(levels[:, :25].max(), 0)

    def test_another_kind_than_the_pipelines_is_refused(self):
        with bench() as it:
            wanted = control.options_of(["--kind", "edges"])
            inputs = {"image": [it.picture(Image.new("RGB", (8, 8)))]}
            self.assertEqual(it.execute(lambda run: control.make(run, wanted), "control-map", {"kind": "depth"}, inputs), 3)
            self.assertIn("makes edges, not depth", it.result["error"]["message"])


if __name__ == "__main__":
    unittest.main()
