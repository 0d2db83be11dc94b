"""Real-ESRGAN's own architecture with few, random weights, on the CPU."""

import sys
import unittest
from pathlib import Path

try:
    import torch
    from spandrel.architectures.ESRGAN.__arch.RRDB import RRDBNet
except ModuleNotFoundError as error:
    raise unittest.SkipTest(f"{error.name} is not installed") from None

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import upscale
from dailies_runner.testing import bench
from dailies_runner.tiles import tiled
from PIL import Image

CPU = torch.device("cpu")


def write_model(it, name="model.pth"):
    """A file as Real-ESRGAN's are: a state dict under params_ema."""
    torch.manual_seed(0)
    net = RRDBNet(in_nc=3, out_nc=3, num_filters=8, num_blocks=1, scale=4)
    torch.save({"params_ema": net.state_dict()}, it.models / name)


class Upscale(unittest.TestCase):
    def make(self, it, picture, factor):
        wanted = upscale.options_of(["--model", "model.pth"])
        inputs = {"image": [it.picture(picture)]}
        code = it.execute(
            lambda run: upscale.make(run, wanted, device_of=lambda: CPU), "upscale", {"factor": factor}, inputs
        )
        self.assertEqual((code, it.errors), (0, ""))
        with Image.open(it.outputs / "take.png") as made:
            return made.size, made.mode

    def test_two_and_four_times(self):
        with bench() as it:
            write_model(it)
            self.assertEqual(self.make(it, Image.new("RGB", (40, 30), "#336699"), "4"), ((160, 120), "RGB"))
            self.assertEqual(self.make(it, Image.new("RGB", (40, 30), "#336699"), "2"), ((80, 60), "RGB"))

    def test_what_is_transparent_stays_so(self):
        with bench() as it:
            write_model(it)
            self.assertEqual(self.make(it, Image.new("RGBA", (20, 20), "#33669980"), "2"), ((40, 40), "RGBA"))

    def test_a_file_that_is_no_model_is_named(self):
        with bench() as it:
            (it.models / "model.pth").write_bytes(b"no model")
            wanted = upscale.options_of(["--model", "model.pth"])
            inputs = {"image": [it.picture(Image.new("RGB", (8, 8)))]}
            make = lambda run: upscale.make(run, wanted, device_of=lambda: CPU)  # noqa: E731
            self.assertEqual(it.execute(make, "upscale", {}, inputs), 3)
            self.assertEqual(it.result["error"]["code"], "missing-tool")
            self.assertIn("model.pth", it.result["error"]["message"])

    def test_tiles_leave_no_seam(self):
        double = torch.nn.Upsample(scale_factor=2, mode="nearest")
        picture = torch.rand(1, 3, 70, 90)
        seen = []
        made = tiled(double, picture, 2, 32, 8, lambda done, count: seen.append((done, count)))
        torch.testing.assert_close(made, double(picture))
        self.assertEqual(seen[-1], (12, 12))


if __name__ == "__main__":
    unittest.main()
