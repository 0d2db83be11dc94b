import unittest

from dailies_runner import prompts
from dailies_runner.spec import schema
from dailies_runner.testing import bench


class Prompts(unittest.TestCase):
    def test_know_every_word_of_the_camera(self):
        params = schema("shot-motion")["properties"]["params"]["properties"]
        for key, table in (
            ("shotSize", prompts.SIZES),
            ("cameraHeight", prompts.HEIGHTS),
            ("cameraSide", prompts.SIDES),
            ("timeOfDay", prompts.TIMES),
            ("keyLight", prompts.LIGHTS),
            ("move", prompts.MOVES),
        ):
            self.assertEqual(list(table), params[key]["enum"], key)

    def test_say_the_words_then_the_cast_then_the_camera(self):
        said = []

        def look(run):
            said.append(prompts.whole_prompt(run))

        with bench() as it:
            content = {"name": "Ines", "description": " a harbour pilot ", "colours": [], "references": []}
            ines = {"type": "asset", "asset": {"id": "a", "version": 1, "kind": "character", "content": content}}
            params = {"prompt": "Ines waits.", "lensMm": 50, "stance": "arms-crossed"}
            it.execute(look, "shot-still", params, {"characters": [ines]})
        words, cast, camera = said[0].splitlines()
        self.assertEqual((words, cast), ("Ines waits.", "Ines: a harbour pilot"))
        self.assertEqual(
            camera,
            "medium shot, from the waist up, 50 mm lens, eye level, seen from the front, in daylight, "
            "key light from the left, arms crossed",
        )

    def test_of_a_picture_after_another_have_no_camera(self):
        self.assertEqual(prompts.camera_words({"prompt": "a quay", "strength": 0.6}), [])


if __name__ == "__main__":
    unittest.main()
