"""Needs Pillow."""
import unittest
from pathlib import Path

try:
    from PIL import Image
except ModuleNotFoundError:
    raise unittest.SkipTest("Pillow is not installed") from None

from dailies_runner.testing import bench


class Previews(unittest.TestCase):
    def test_are_small_whole_and_at_most_one_a_second(self):
        clock = iter([0.0, 0.4, 1.2])
        shown = []

        def work(run):
            run._now = lambda: next(clock)
            for _ in range(3):
                shown.append(run.preview(lambda: Image.effect_noise((2000, 1000), 90)))
            run.write(lambda path: Path(path).write_bytes(b"x"))

        with bench() as it:
            self.assertEqual(it.execute(work, "shot-still"), 0)
            with Image.open(it.outputs / "preview.jpg") as picture:
                self.assertEqual(picture.size, (512, 256))
            self.assertLessEqual((it.outputs / "preview.jpg").stat().st_size, 256 * 1024)
        self.assertEqual(shown, [True, False, True])


if __name__ == "__main__":
    unittest.main()
