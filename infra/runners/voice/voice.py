"""A voice that is learned from recordings: Piper, fine-tuned.

python voice.py --base speech/piper-base/ljspeech-medium.ckpt --config speech/piper-base/ljspeech-medium.json \
  --whisper speech/whisper-small
"""

import argparse
import json
import tempfile
from pathlib import Path

import numpy
import torch
from dailies_runner import RunFailure, serve
from dailies_runner.diffusion import device_of
from dailies_runner.film import read_sound
from dailies_runner.learning import learn
from dailies_runner.sound import write_sound
from phrases import MOST_S, phrases
from piper.phoneme_ids import phonemes_to_ids
from piper.phonemize_espeak import EspeakPhonemizer
from vits import BETAS, Voice

MODULES = ["voice-training"]
# What espeak calls the languages of a dialogue.
ESPEAK = {
    "en-gb": "en-gb-x-rp",
    "en-us": "en-us",
    "de": "de",
    "fr-fr": "fr",
    "es": "es",
    "it": "it",
    "pt": "pt-br",
    "nl": "nl",
    "sv": "sv",
    "pl": "pl",
}
HEARD_RATE = 16_000
BATCH = 8
LEAST_S = 3.0
# One name, so that the next training takes this one's place in the character.
NAME = "voice.onnx"


def load_whisper(path, language):
    from transformers import pipeline

    hear = pipeline("automatic-speech-recognition", model=str(path))
    asked = {"language": language.split("-")[0], "task": "transcribe"}
    return lambda samples: hear({"raw": samples, "sampling_rate": HEARD_RATE}, generate_kwargs=asked)["text"].strip()


def recordings_of(run):
    """The character's own voice, then what is connected besides."""
    own = [run.file(asset["content"]["voice"]) for asset in run.assets("asset") if "voice" in asset["content"]]
    return list(dict.fromkeys([*own, *run.media("recordings")]))


def written(run, paths, rate):
    """(words, samples) as the transcript has them, a line for each recording."""
    lines = [line.strip() for line in run.params["transcript"].strip().split("\n")]
    if len(lines) != len(paths):
        raise RunFailure(
            "bad-params",
            f"The transcript has {len(lines)} lines for {len(paths)} recordings; write one line for each, in their order.",
        )
    pairs = [(line, read_sound(path, rate)) for line, path in zip(lines, paths, strict=True)]
    for index, (_, sound) in enumerate(pairs):
        if len(sound) > 2.5 * MOST_S * rate:
            raise RunFailure(
                "bad-params",
                f"Recording {index + 1} lasts longer than {2.5 * MOST_S:.0f} s, which is too long for one line; cut it, or leave the transcript empty.",
            )
    return pairs


def heard(run, paths, rate, hear):
    """(words, samples) of every phrase in which somebody speaks, listened to."""
    pairs = []
    for index, path in enumerate(paths):
        run.progress(0.03 + 0.1 * index / len(paths), f"Listening to recording {index + 1} of {len(paths)}")
        at_rate, for_whisper = read_sound(path, rate), read_sound(path, HEARD_RATE)
        pieces = phrases(at_rate, rate)
        begins = _begins(at_rate, pieces)
        for begin, piece in zip(begins, pieces, strict=True):
            part = for_whisper[int(begin / rate * HEARD_RATE) : int((begin + len(piece)) / rate * HEARD_RATE)]
            words = hear(part)
            if any(letter.isalnum() for letter in words):
                pairs.append((words, piece))
    return pairs


def _begins(whole, pieces):
    """Where pieces that are views of a sound begin in it."""
    start = whole.__array_interface__["data"][0]
    return [(piece.__array_interface__["data"][0] - start) // whole.itemsize for piece in pieces]


def ids_of(text, language, table):
    """The numbers of the phonemes of a text; sentences after one another."""
    sentences = EspeakPhonemizer().phonemize(ESPEAK[language], text)
    return [number for sentence in sentences for number in phonemes_to_ids(sentence, table)]


def loudest(sound):
    """At an even level: recordings are of any."""
    peak = float(numpy.abs(sound).max())
    return sound if peak == 0 else sound / peak * 0.9


def optimisers(voice, rate):
    made = {"lr": rate, "betas": BETAS, "eps": 1e-9}
    return torch.optim.AdamW(voice.model.parameters(), **made), torch.optim.AdamW(voice.critic.parameters(), **made)


def teach(run, voice, pairs):
    """Learns from all pairs; gives how far the sounds were apart at the beginning and the end."""
    rate = run.params["learningRateMicros"] / 1_000_000
    speaker, critic = optimisers(voice, rate)
    chance = torch.Generator().manual_seed(run.seed)
    order, apart = [], []

    def critic_step(loss):
        critic.zero_grad(set_to_none=True)
        loss.backward()
        critic.step()

    def loss_of(_step):
        if not order:
            order.extend(torch.randperm(len(pairs), generator=chance).tolist())
        chosen, order[:BATCH] = order[:BATCH], []
        loss, far = voice.losses(voice.batch([pairs[each] for each in chosen]), critic_step)
        apart.append(float(far))
        return loss

    voice.model.train()
    voice.critic.train()
    learn(run, speaker, loss_of, steps=run.params["steps"], rate=rate, clip=1_000.0)
    tenth = max(1, len(apart) // 10)
    return sum(apart[:tenth]) / tenth, sum(apart[-tenth:]) / tenth


def settings_of(base, language, rate):
    """What Piper reads beside the model: the base's own, but for how the language is read."""
    return {
        **base,
        "audio": {**base.get("audio", {}), "sample_rate": rate},
        "espeak": {"voice": ESPEAK[language]},
        "num_speakers": 1,
        "speaker_id_map": {},
    }


def make(run, options, hear_of=load_whisper, device_of=device_of, **voice_options):
    language = run.params["language"]
    paths = recordings_of(run)
    if not paths:
        raise RunFailure("bad-params", "There is no recording to learn from; add a voice to the character.")
    base, config = run.model(options.base), json.loads(run.model(options.config).read_text(encoding="utf-8"))
    whisper = None if run.params["transcript"].strip() else run.model(options.whisper)
    device = device_of()
    torch.manual_seed(run.seed)
    run.progress(0.02, "Loading Piper")
    voice = Voice(base, device, **voice_options)
    pairs = (
        written(run, paths, voice.rate) if whisper is None else heard(run, paths, voice.rate, hear_of(whisper, language))
    )
    spoken = sum(len(sound) for _, sound in pairs) / voice.rate
    if spoken < LEAST_S:
        raise RunFailure(
            "bad-params", f"There are {spoken:.1f} s of speech in the recordings, and {LEAST_S:.0f} s is the least; record more."
        )
    table = config["phoneme_id_map"]
    lessons = [(ids_of(words, language, table), loudest(sound)) for words, sound in pairs]
    for (ids, sound), (words, _) in zip(lessons, pairs, strict=True):
        if not ids or len(ids) > len(sound) / voice.hop:
            raise RunFailure("bad-params", f'"{words[:80]}" is not what its recording says; correct the transcript.')
    first, last = teach(run, voice, lessons)
    print(f"{len(lessons)} phrases, {spoken:.0f} s: the sounds were {first:.3f} apart, and are {last:.3f} apart.")
    run.progress(0.88, "Writing the voice")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        voice.write_onnx(path)
        settings = json.dumps(settings_of(config, language, voice.rate), ensure_ascii=False).encode()
        Path(f"{path}.json").write_bytes(settings)
        run.keep_trained(NAME, lambda to: Path(to).write_bytes(path.read_bytes()))
        run.keep_trained(f"{NAME}.json", lambda to: Path(to).write_bytes(settings))
        run.progress(0.94, "Saying the sample")
        write_sound(run, say(path, run.params["sample"]), voice.rate)


def say(path, text):
    """By Piper itself, as lines of a dialogue are said."""
    from piper import PiperVoice

    return numpy.concatenate([chunk.audio_float_array for chunk in PiperVoice.load(str(path)).synthesize(text)])


def options_of(words=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", required=True, help="a file of the models: the checkpoint that voices begin with")
    parser.add_argument("--config", required=True, help="another: its config.json")
    parser.add_argument("--whisper", required=True, help="a folder of the models with a Whisper that reads recordings")
    return parser.parse_args(words)


if __name__ == "__main__":
    options = options_of()
    serve(lambda run: make(run, options), MODULES)
