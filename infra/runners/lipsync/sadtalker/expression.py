"""ExpNet: what a face does while this is heard."""

import torch
from torch import nn
from wav2lip import audio_encoder

# Of a face of the Basel model as SadTalker has it.
EXPRESSIONS = 64


class ExpNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.audio_encoder = audio_encoder()
        self.mapping1 = nn.Linear(512 + EXPRESSIONS + 1, EXPRESSIONS)

    def forward(self, heard, own, blinks):
        """(n, 1, 80, 16) of sound, the picture's own (n, 64) and (n, 1) of closed eyes give (n, 64)."""
        return self.mapping1(torch.cat([self.audio_encoder(heard).flatten(1), own, blinks], dim=1))
