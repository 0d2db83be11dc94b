import unittest

from dailies_runner.retime import native_frames, retimed


class Retime(unittest.TestCase):
    def test_a_model_makes_a_multiple_of_its_step_and_one(self):
        self.assertEqual(native_frames(3, 16, 4, 81), 49)
        self.assertEqual(native_frames(5, 16, 4, 81), 81)
        self.assertEqual(native_frames(0.1, 24, 8, 257), 9)

    def test_as_many_frames_last_as_long(self):
        self.assertEqual(retimed("abcd", 4, 1, 8), list("aabbccdd"))
        self.assertEqual(retimed("abcd", 4, 1, 4), list("abcd"))
        self.assertEqual(retimed("abcd", 4, 1, 2), list("bd"))
        # What a model made beyond the end, as it makes whole steps, is left out.
        self.assertEqual(retimed("abcde", 2, 2, 4), list("abcd"))


if __name__ == "__main__":
    unittest.main()
