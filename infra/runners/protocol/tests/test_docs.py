import re
import unittest
from pathlib import Path

try:
    from PIL import Image
except ModuleNotFoundError:
    raise unittest.SkipTest("Pillow is not installed") from None

from dailies_runner.testing import bench

PAGE = Path(__file__).resolve().parents[4] / "docs/farm.md"


class Docs(unittest.TestCase):
    def test_the_runner_of_the_page_runs(self):
        code = re.search(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL).group(1)
        self.assertLessEqual(len([line for line in code.splitlines() if line.strip()]), 20)
        runner = {"__name__": "runner"}
        exec(compile(code, str(PAGE), "exec"), runner)
        with bench() as it:
            (it.models / "turn").mkdir()
            inputs = {"image": [it.picture(Image.linear_gradient("L"))]}
            self.assertEqual(it.execute(runner["make"], "upscale", {"x_degrees": 180}, inputs), 3)
            self.assertIn("turn/weights.safetensors", it.result["error"]["message"])
            (it.models / "turn/weights.safetensors").write_bytes(b"weights")
            self.assertEqual(it.execute(runner["make"], "upscale", {"x_degrees": 180}, inputs), 0, it.errors)
            with Image.open(it.outputs / "take.png") as made:
                self.assertGreater(made.getpixel((10, 5))[0], 240)
            self.assertEqual(it.execute(runner["make"], "upscale", {"x_degrees": 400}, inputs), 3)


if __name__ == "__main__":
    unittest.main()
