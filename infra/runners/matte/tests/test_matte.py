"""A real ONNX model that finds what is bright, by the real runtime."""

import sys
import unittest
from pathlib import Path

try:
    import onnx
    import onnxruntime  # noqa: F401
    from onnx import TensorProto, helper
except ModuleNotFoundError as error:
    raise unittest.SkipTest(f"{error.name} is not installed") from None

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import matte
from dailies_runner.testing import bench
from PIL import Image


def write_model(it):
    """The mean of the three channels, times 10: what is brighter than the mean of photographs is in front."""
    axes = helper.make_tensor("axes", TensorProto.INT64, [1], [1])
    ten = helper.make_tensor("ten", TensorProto.FLOAT, [1], [10.0])
    shape = [1, 3, 64, 64]
    graph = helper.make_graph(
        [
            helper.make_node("ReduceMean", ["image", "axes"], ["mean"], keepdims=1),
            helper.make_node("Mul", ["mean", "ten"], ["matte"]),
        ],
        "bright",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("matte", TensorProto.FLOAT, [1, 1, 64, 64])],
        [axes, ten],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)
    onnx.checker.check_model(model)
    onnx.save(model, it.models / "bright.onnx")


class Matte(unittest.TestCase):
    def make(self, it, params):
        write_model(it)
        picture = Image.new("RGB", (120, 80), "#000000")
        picture.paste("#ffffff", (60, 0, 120, 80))
        wanted = matte.options_of(["--model", "bright.onnx"])
        inputs = {"image": [it.picture(picture)]}
        code = it.execute(lambda run: matte.make(run, wanted), "matte", params, inputs)
        self.assertEqual((code, it.errors), (0, ""))
        with Image.open(it.outputs / "take.png") as made:
            return made.copy()

    def test_gives_the_picture_with_transparency(self):
        with bench() as it:
            made = self.make(it, {"kind": "neural", "gives": "picture"})
            self.assertEqual((made.size, made.mode), ((120, 80), "RGBA"))
            self.assertEqual(made.getpixel((10, 40)), (0, 0, 0, 0))
            self.assertEqual(made.getpixel((110, 40)), (255, 255, 255, 255))

    def test_gives_the_mask_alone(self):
        with bench() as it:
            made = self.make(it, {"kind": "neural", "gives": "mask"})
            self.assertEqual((made.size, made.mode), ((120, 80), "L"))
            self.assertEqual((made.getpixel((10, 40)), made.getpixel((110, 40))), (0, 255))

    def test_is_not_for_screens(self):
        with bench() as it:
            inputs = {"image": [it.picture(Image.new("RGB", (8, 8)))]}
            wanted = matte.options_of(["--model", "bright.onnx"])
            self.assertEqual(it.execute(lambda run: matte.make(run, wanted), "matte", {}, inputs), 3)
            self.assertEqual(it.result["error"]["code"], "bad-params")


if __name__ == "__main__":
    unittest.main()
