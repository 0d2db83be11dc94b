"""Piper's model as it learns: its checkpoint, its losses, and the file that Piper speaks by."""

import pathlib

import align
import torch
import torch.nn.functional as functional
from dailies_runner import RunFailure
from piper.train.vits.commons import slice_segments
from piper.train.vits.losses import discriminator_loss, feature_loss, generator_loss, kl_loss
from piper.train.vits.models import MultiPeriodDiscriminator, SynthesizerTrn
from transformers.audio_utils import mel_filter_bank

# What the model's own arguments are called in a checkpoint, beside the three that are worked out.
ARGUMENTS = (
    "inter_channels",
    "hidden_channels",
    "filter_channels",
    "n_heads",
    "n_layers",
    "kernel_size",
    "p_dropout",
    "resblock",
    "resblock_kernel_sizes",
    "resblock_dilation_sizes",
    "upsample_rates",
    "upsample_initial_channel",
    "upsample_kernel_sizes",
    "use_sdp",
)
MEL_WEIGHS = 45
OPSET = 15
BETAS = (0.8, 0.99)


class Spectra:
    """Spectra of sounds as Piper's model was taught to read them."""

    def __init__(self, settings, device):
        self.size = settings["filter_length"]
        self.hop = settings["hop_length"]
        self.window = torch.hann_window(settings["win_length"], device=device)
        bank = mel_filter_bank(
            num_frequency_bins=self.size // 2 + 1,
            num_mel_filters=settings["mel_channels"],
            min_frequency=settings["mel_fmin"],
            max_frequency=settings["mel_fmax"] or settings["sample_rate"] / 2,
            sampling_rate=settings["sample_rate"],
            norm="slaney",
            mel_scale="slaney",
        )
        self.bank = torch.from_numpy(bank).float().T.to(device)

    def of(self, sounds):
        side = (self.size - self.hop) // 2
        padded = functional.pad(sounds.unsqueeze(1), (side, side), mode="reflect").squeeze(1)
        found = torch.stft(
            padded, self.size, self.hop, len(self.window), self.window, center=False, onesided=True, return_complex=True
        )
        return torch.sqrt(torch.view_as_real(found).pow(2).sum(-1) + 1e-6)

    def mel(self, spectra):
        return torch.log(torch.clamp(self.bank @ spectra, min=1e-5))


def load(path):
    """A checkpoint of Piper as (settings, weights). Nothing in it is run."""
    try:
        with torch.serialization.safe_globals([pathlib.PosixPath]):
            whole = torch.load(str(path), map_location="cpu", weights_only=True)
        settings, weights = dict(whole["hyper_parameters"]), whole["state_dict"]
    except (KeyError, TypeError, RuntimeError, ValueError, OSError) as error:
        raise RunFailure("missing-tool", f"{path.name} is no checkpoint of Piper; fetch it again.") from error
    except Exception as error:
        # pickle's own, where it asks for more than weights.
        if type(error).__name__ != "UnpicklingError":
            raise
        raise RunFailure("missing-tool", f"{path.name} holds more than weights, and is not opened.") from error
    if settings.get("num_speakers", 1) > 1:
        raise RunFailure("missing-tool", "The model that voices begin with has several speakers; take one of a single one.")
    return settings, weights


class Voice:
    """The model that speaks, and the critic that hears whether it is a recording."""

    def __init__(self, path, device, critic_of=MultiPeriodDiscriminator):
        align.install()
        self.settings, weights = load(path)
        self.device = device
        self.hop = self.settings["hop_length"]
        self.segment = self.settings["segment_size"]
        self.model = SynthesizerTrn(
            n_vocab=self.settings["num_symbols"],
            spec_channels=self.settings["filter_length"] // 2 + 1,
            segment_size=self.segment // self.hop,
            **{name: self.settings[name] for name in ARGUMENTS if name in self.settings},
        )
        self.critic = critic_of()
        part = lambda name: {key[len(name) :]: each for key, each in weights.items() if key.startswith(name)}  # noqa: E731
        self.model.load_state_dict(part("model_g."))
        heard = part("model_d.")
        # A checkpoint that was published for speaking alone has no critic.
        if heard and critic_of is MultiPeriodDiscriminator:
            self.critic.load_state_dict(heard)
        self.model.to(device)
        self.critic.to(device)
        self.spectra = Spectra(self.settings, device)

    @property
    def rate(self):
        return self.settings["sample_rate"]

    def batch(self, chosen):
        """Some (phoneme ids, samples) as padded tensors."""
        ids = [torch.tensor(each, dtype=torch.long) for each, _ in chosen]
        sounds = [torch.as_tensor(sound) for _, sound in chosen]
        sounds = [functional.pad(each, (0, max(self.segment, len(each) + -len(each) % self.hop) - len(each))) for each in sounds]
        spectra = [self.spectra.of(sound[None].to(self.device))[0] for sound in sounds]
        lengths = [each.shape[1] for each in spectra]
        pad = torch.nn.utils.rnn.pad_sequence
        wide = max(lengths)
        return {
            "ids": pad(ids, batch_first=True).to(self.device),
            "id_lengths": torch.tensor([len(each) for each in ids], device=self.device),
            "spectra": torch.stack([functional.pad(each, (0, wide - each.shape[1])) for each in spectra]),
            "lengths": torch.tensor(lengths, device=self.device),
            "sounds": torch.stack(
                [functional.pad(each, (0, wide * self.hop - len(each))) for each in sounds]
            ).unsqueeze(1).to(self.device),
        }

    def losses(self, batch, critic_step):
        """The speaker's loss, after the critic has learned from the same piece; and how far the sounds are apart."""
        made, duration, _, begins, _, mask, (_, z, mean, spread, _, posterior) = self.model(
            batch["ids"], batch["id_lengths"], batch["spectra"], batch["lengths"]
        )
        frames = self.segment // self.hop
        wanted = slice_segments(batch["sounds"], begins * self.hop, self.segment)
        made = made[..., : wanted.shape[-1]]
        real, told, _, _ = self.critic(wanted, made.detach())
        critic_step(discriminator_loss(real, told)[0])
        _, told, of_real, of_made = self.critic(wanted, made)
        mel = slice_segments(self.spectra.mel(batch["spectra"]), begins, frames)
        apart = functional.l1_loss(mel, self.spectra.mel(self.spectra.of(made.squeeze(1).float()))[..., : mel.shape[-1]])
        whole = (
            generator_loss(told)[0]
            + feature_loss(of_real, of_made)
            + apart * MEL_WEIGHS
            + duration.float().sum()
            + kl_loss(z, posterior, mean, spread, mask)
        )
        return whole, apart.detach()

    def write_onnx(self, path):
        """As `python -m piper.train.export_onnx` writes it. The model learns no more afterwards."""
        self.model.eval().cpu()
        with torch.no_grad():
            self.model.dec.remove_weight_norm()
        torch.onnx.export(
            _Speaks(self.model),
            (torch.randint(0, self.model.n_vocab, (1, 50)), torch.tensor([50]), torch.tensor([0.667, 1.0, 0.8])),
            str(path),
            opset_version=OPSET,
            input_names=["input", "input_lengths", "scales"],
            output_names=["output"],
            dynamic_axes={
                "input": {0: "batch_size", 1: "phonemes"},
                "input_lengths": {0: "batch_size"},
                "output": {0: "batch_size", 2: "time"},
            },
            dynamo=False,
        )


class _Speaks(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, ids, lengths, scales):
        made = self.model.infer(
            ids, lengths, noise_scale=scales[0], length_scale=scales[1], noise_scale_w=scales[2]
        )[0]
        return made.unsqueeze(1)
