"""A line that is spoken, as a function runner: Piper, Kokoro, or F5-TTS in the voice of a sample.

python speech.py --engine piper --voices speech/piper
python speech.py --engine kokoro --voices speech/kokoro
python speech.py --engine f5 --model speech/f5-tts --vocoder speech/vocos-mel-24khz --whisper speech/whisper-small
"""

import argparse
import hashlib
import json
import re
import tempfile
from pathlib import Path

import av
import numpy
from dailies_runner import RunFailure, serve
from dailies_runner.film import read_sound
from dailies_runner.sound import write_sound

MODULES = ["dialogue"]
VOICES = json.loads((Path(__file__).resolve().parent / "voices.json").read_text(encoding="utf-8"))
KOKORO_LANGUAGES = {"en-gb": "en-gb", "en-us": "en-us", "fr-fr": "fr-fr", "es": "es", "it": "it", "pt": "pt-br"}
# What these models speak at when they are not asked to hurry.
NATURAL_WPM = 160
# F5 speaks after as much of a sample, and was trained on English and Chinese.
SAMPLE_S = 12
SAMPLE_RATE = 24_000
LONGEST_S = 22
FADE_S = 0.15
SILENCE = 0.008
F5_LANGUAGES = ("en-gb", "en-us")


def character_of(run):
    found = run.assets("character")
    return found[0]["content"] if found else None


def voice_of(run, table):
    """The name of a voice: the one that was chosen, or the character's own, the same in every line."""
    language = run.params["language"]
    both = table.get(language, {"woman": [], "man": []})
    wanted = run.params["voice"]
    if wanted == "character":
        content = character_of(run)
        name = content["name"] if content else "narrator"
        said = (content or {}).get("description", "").lower()
        number = int(hashlib.sha256(name.encode()).hexdigest()[:8], 16)
        kinds = ["woman", "man"]
        if re.search(r"\b(she|her|woman|girl|lady)\b", said):
            kind = "woman"
        elif re.search(r"\b(he|his|him|man|boy)\b", said):
            kind = "man"
        else:
            kind = kinds[number % 2]
    else:
        kind, place = wanted.split("-")
        number = int(place) - 1
    # A language of few voices speaks by those that it has.
    voices = both[kind] or both["woman"] + both["man"]
    if not voices:
        raise RunFailure("bad-params", f"There is no voice for {language} in this pipeline; choose another one.")
    return voices[number % len(voices)]


def shifted(samples, rate, semitones):
    """Raised by playing it faster; the speech was made slower before, so that it lasts as long as it should."""
    if semitones == 0:
        return samples
    factor = 2 ** (semitones / 12)
    resampler = av.AudioResampler(format="flt", layout="mono", rate=rate)
    frame = av.AudioFrame.from_ndarray(samples.astype(numpy.float32).reshape(1, -1), format="flt", layout="mono")
    frame.sample_rate = round(rate * factor)
    parts = [part.to_ndarray().reshape(-1) for one in (frame, None) for part in resampler.resample(one)]
    return numpy.concatenate(parts)


def load_piper(path):
    from piper import PiperVoice, SynthesisConfig

    voice = PiperVoice.load(str(path))

    def speak(text, length):
        chunks = list(voice.synthesize(text, SynthesisConfig(length_scale=length)))
        return numpy.concatenate([chunk.audio_float_array for chunk in chunks]), chunks[0].sample_rate

    return speak


def load_kokoro(folder, name, language):
    from kokoro_onnx import Kokoro

    kokoro = Kokoro(str(folder / "kokoro-v1.0.onnx"), str(folder / "voices-v1.0.bin"))
    # It takes no more than twice and half of its own pace.
    return lambda text, length: kokoro.create(text, voice=name, speed=min(2, max(0.5, 1 / length)), lang=language)


def load_f5(model, vocoder):
    import torch
    from f5_tts.infer.utils_infer import infer_batch_process, load_model, load_vocoder
    from f5_tts.model import DiT

    net = load_model(DiT, f5_shape(), str(model / "model_1250000.safetensors"), vocab_file=str(model / "vocab.txt"))
    sounds = load_vocoder(is_local=True, local_path=str(vocoder))

    def speak(sample, said, text, seed, speed):
        # Of the parts of a text each has a seed of its own: made side by side they would share one by chance.
        torch.manual_seed(seed)
        heard = (torch.from_numpy(sample)[None], SAMPLE_RATE)
        made, rate, _ = next(infer_batch_process(heard, said, [text], net, sounds, speed=speed, progress=None))
        return made, rate

    return speak


def f5_shape():
    """How large F5-TTS v1 is, as its package says."""
    from importlib.resources import files

    from omegaconf import OmegaConf

    whole = OmegaConf.load(str(files("f5_tts") / "configs" / "F5TTS_v1_Base.yaml"))
    return OmegaConf.to_container(whole.model.arch)


def trimmed(samples):
    """Without the silence at both ends."""
    loud = numpy.flatnonzero(numpy.abs(samples) > SILENCE)
    return samples[loud[0] : loud[-1] + 1] if len(loud) else samples


def parts_of(text, most):
    """A text in parts of so many bytes at most, cut where a sentence or a part of one ends, and between words else."""
    parts = [""]
    for piece in re.findall(r"[^;:,.!?]+[;:,.!?]*\s*|\S+\s*", text):
        words = [piece] if len(piece.encode()) <= most else re.findall(r"\S+\s*", piece)
        for word in words:
            if parts[-1] and len((parts[-1] + word).encode()) > most:
                parts.append("")
            parts[-1] += word
    return [part.strip() for part in parts if part.strip()]


def joined(sounds, rate):
    """Sounds one after the other, each fading into the next."""
    whole = sounds[0]
    for sound in sounds[1:]:
        shared = min(int(FADE_S * rate), len(whole), len(sound))
        rising = numpy.linspace(0, 1, shared)
        middle = whole[len(whole) - shared :] * (1 - rising) + sound[:shared] * rising
        whole = numpy.concatenate([whole[: len(whole) - shared], middle, sound[shared:]])
    return whole


def load_whisper(path):
    from transformers import pipeline

    hear = pipeline("automatic-speech-recognition", model=str(path))
    return lambda samples, rate: hear({"raw": samples, "sampling_rate": rate})["text"].strip()


def by_piper(run, options, load):
    length = NATURAL_WPM / run.params["paceWpm"] * 2 ** (run.params["pitch"] / 12)
    own = run.trained(".onnx", "character")
    if run.params["voice"] == "character" and own:
        # A voice that was trained: the model, and beside it what it was trained with.
        settings = run.trained(".onnx.json", "character")
        if not settings:
            raise RunFailure("bad-params", "The trained voice lacks its .onnx.json; add it to the character.")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "voice.onnx"
            # The newest, where there are several.
            path.symlink_to(own[-1][1])
            Path(f"{path}.json").symlink_to(settings[-1][1])
            return load(path)(run.params["text"], length)
    name = voice_of(run, VOICES["piper"])
    path = run.model(f"{options.voices}/{name}.onnx")
    run.model(f"{options.voices}/{name}.onnx.json")
    return load(path)(run.params["text"], length)


def by_kokoro(run, options, load):
    name = voice_of(run, VOICES["kokoro"])
    folder = run.model(options.voices)
    length = NATURAL_WPM / run.params["paceWpm"] * 2 ** (run.params["pitch"] / 12)
    return load(folder, name, KOKORO_LANGUAGES[run.params["language"]])(run.params["text"], length)


def by_f5(run, options, load, hear=load_whisper):
    if run.params["language"] not in F5_LANGUAGES:
        raise RunFailure("bad-params", "F5-TTS speaks English; choose another pipeline for this language.")
    content = character_of(run)
    if content is None or "voice" not in content:
        raise RunFailure("bad-params", "This pipeline speaks in the voice of a sample; connect a character that has one.")
    sample = trimmed(read_sound(run.file(content["voice"]), SAMPLE_RATE)[: SAMPLE_S * SAMPLE_RATE])
    run.progress(0.1, "Listening to the sample")
    said = hear(run.model(options.whisper))(sample, SAMPLE_RATE)
    if not said:
        raise RunFailure("bad-params", "Nobody speaks in the sample of this voice; choose another.")
    run.progress(0.3, "Loading F5-TTS")
    speak = load(run.model(options.model), run.model(options.vocoder))
    speed = run.params["paceWpm"] / NATURAL_WPM / 2 ** (run.params["pitch"] / 12)
    # With the sample before it a part is at most so long that the model was trained on it, at the sample's own pace.
    seconds = len(sample) / SAMPLE_RATE
    parts = parts_of(run.params["text"], max(20, int(len(said.encode()) / seconds * (LONGEST_S - seconds) * speed)))
    made = []
    for number, part in enumerate(parts):
        run.progress(0.4 + 0.5 * number / len(parts), "Speaking")
        # It takes the end of a sentence for the place where the sample ends and it goes on.
        sound, rate = speak(sample, f"{said.rstrip('. ')}. ", part, (run.seed + number) % 2**32, speed)
        made.append(sound)
    return joined(made, rate), rate


ENGINES = {"piper": (by_piper, load_piper), "kokoro": (by_kokoro, load_kokoro), "f5": (by_f5, load_f5)}


def make(run, options, load=None, **others):
    speak, own = ENGINES[options.engine]
    run.progress(0.05, "Loading the voice")
    samples, rate = speak(run, options, load or own, **others)
    run.progress(0.9, "Writing")
    write_sound(run, shifted(numpy.asarray(samples), rate, run.params["pitch"]), rate)


def options_of(words=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--engine", choices=list(ENGINES), required=True)
    parser.add_argument("--voices", help="a folder of the models with Piper's or Kokoro's voices")
    parser.add_argument("--model", help="a folder of the models with F5-TTS")
    parser.add_argument("--vocoder", help="another with its vocoder")
    parser.add_argument("--whisper", help="another with a Whisper that reads samples")
    options = parser.parse_args(words)
    needed = ["model", "vocoder", "whisper"] if options.engine == "f5" else ["voices"]
    absent = [name for name in needed if getattr(options, name) is None]
    if absent:
        parser.error(f"{options.engine} needs {', '.join(f'--{name}' for name in absent)}")
    return options


if __name__ == "__main__":
    options = options_of()
    serve(lambda run: make(run, options), MODULES)
