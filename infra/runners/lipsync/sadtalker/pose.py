"""PoseVAE: how a head moves while this is heard. Of the published weights only what decodes is used."""

import torch
from torch import nn
from wav2lip import audio_encoder

# Frames of one movement; three angles and a place; what is drawn by lot; manners that were learned.
LENGTH = 32
POSE = 6
LATENT = 64
STYLES = 46
WIDTHS = (32, 64, 128, 256)


class Residual(nn.Module):
    def __init__(self, given, made, stride=1):
        super().__init__()
        self.conv_block = nn.Sequential(
            nn.BatchNorm2d(given),
            nn.ReLU(),
            nn.Conv2d(given, made, 3, stride, 1),
            nn.BatchNorm2d(made),
            nn.ReLU(),
            nn.Conv2d(made, made, 3, 1, 1),
        )
        self.conv_skip = nn.Sequential(nn.Conv2d(given, made, 3, stride, 1), nn.BatchNorm2d(made))

    def forward(self, x):
        return self.conv_block(x) + self.conv_skip(x)


class Upsample(nn.Module):
    """Twice as long in time."""

    def __init__(self, channels):
        super().__init__()
        self.upsample = nn.ConvTranspose2d(channels, channels, (2, 1), (2, 1))

    def forward(self, x):
        return self.upsample(x)


class ResUnet(nn.Module):
    """Smooths a movement at several paces: (n, 1, 32, 6) gives the same shape, from 0 to 1."""

    def __init__(self):
        super().__init__()
        first, second, third, fourth = WIDTHS
        self.input_layer = nn.Sequential(
            nn.Conv2d(1, first, 3, 1, 1), nn.BatchNorm2d(first), nn.ReLU(), nn.Conv2d(first, first, 3, 1, 1)
        )
        self.input_skip = nn.Sequential(nn.Conv2d(1, first, 3, 1, 1))
        self.residual_conv_1 = Residual(first, second, (2, 1))
        self.residual_conv_2 = Residual(second, third, (2, 1))
        self.bridge = Residual(third, fourth, (2, 1))
        self.upsample_1 = Upsample(fourth)
        self.up_residual_conv1 = Residual(fourth + third, third)
        self.upsample_2 = Upsample(third)
        self.up_residual_conv2 = Residual(third + second, second)
        self.upsample_3 = Upsample(second)
        self.up_residual_conv3 = Residual(second + first, first)
        self.output_layer = nn.Sequential(nn.Conv2d(first, 1, 1), nn.Sigmoid())

    def forward(self, x):
        whole = self.input_layer(x) + self.input_skip(x)
        half = self.residual_conv_1(whole)
        quarter = self.residual_conv_2(half)
        made = self.up_residual_conv1(torch.cat([self.upsample_1(self.bridge(quarter)), quarter], dim=1))
        made = self.up_residual_conv2(torch.cat([self.upsample_2(made), half], dim=1))
        made = self.up_residual_conv3(torch.cat([self.upsample_3(made), whole], dim=1))
        return self.output_layer(made)


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.resunet = ResUnet()
        self.MLP = nn.Sequential()
        self.MLP.add_module("L0", nn.Linear(POSE + LATENT + LENGTH * POSE, 128))
        self.MLP.add_module("A0", nn.ReLU())
        self.MLP.add_module("L1", nn.Linear(128, LENGTH * POSE))
        self.MLP.add_module("sigmoid", nn.Sigmoid())
        self.pose_linear = nn.Linear(POSE, POSE)
        self.linear_audio = nn.Linear(512, POSE)
        self.classbias = nn.Parameter(torch.randn(STYLES, LATENT))

    def forward(self, own, style, lot, heard):
        """(n, 6), (n,), (n, 64) and (n, 32, 512) give (n, 32, 6): how far it is from its own pose."""
        given = torch.cat([own, lot + self.classbias[style], self.linear_audio(heard).flatten(1)], dim=1)
        moved = self.resunet(self.MLP(given).reshape(-1, 1, LENGTH, POSE))
        return self.pose_linear(moved.squeeze(1))


class AudioEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.audio_encoder = audio_encoder()

    def forward(self, heard):
        """(n, 1, 80, 16) of sound give (n, 512)."""
        return self.audio_encoder(heard).flatten(1)


class CVAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.decoder = Decoder()


class PoseVAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.audio_encoder = AudioEncoder()
        self.netG = CVAE()

    def forward(self, heard, own, style, lots):
        """
        (frames, 1, 80, 16) of sound and the picture's own pose (6,) give (frames, 6): the pose of each. `lots` is
        (movements, 64), a draw for each movement of 32 frames that begins after the first, which is the picture.
        """
        frames = len(heard)
        known = torch.cat([self.audio_encoder(part) for part in heard.split(LENGTH)])
        moved = [torch.zeros(1, POSE, device=heard.device)]
        for number, start in enumerate(range(1, frames, LENGTH)):
            # The last movement ends with the sound, and begins within the one before.
            end = min(start + LENGTH, frames)
            part = known[max(1, end - LENGTH) : end]
            part = torch.cat([part[:1].expand(LENGTH - len(part), -1), part])
            made = self.netG.decoder(own[None], style[None], lots[number][None], part[None])[0]
            moved.append(made[LENGTH - (end - start) :])
        return own + torch.cat(moved)


def movements(frames):
    """How many draws that many frames need."""
    return len(range(1, frames, LENGTH))
