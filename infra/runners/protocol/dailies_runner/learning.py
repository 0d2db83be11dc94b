"""Steps of learning: the optimiser, what is said on the way, and when it is shown. Needs torch."""

import math
import sys
import time

import torch

from .failure import RunFailure

WARM_UP = 100
CLIP = 1.0
# What the loss that people see is a mean of: it jumps from step to step by the noise that it was measured with.
SMOOTH = 0.98
SAY_EVERY_S = 1.0
SHOWN = 4


def optimiser_of(parameters, rate, device):
    """AdamW; its states in 8 bits where there is CUDA, which saves three quarters of what they take."""
    if device.type == "cuda":
        try:
            from bitsandbytes.optim import AdamW8bit
        except ImportError:
            print("bitsandbytes is not installed; the optimiser takes more memory without it.", file=sys.stderr)
        else:
            return AdamW8bit(parameters, lr=rate, weight_decay=0.01)
    return torch.optim.AdamW(parameters, lr=rate, weight_decay=0.01)


def left(seconds):
    """How long it takes yet, in few words."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s left"
    if seconds < 5_400:
        return f"{round(seconds / 60)} min left"
    return f"{seconds / 3_600:.1f} h left"


class Diary:
    """Says how far the learning is, once a second, with the loss and how long it takes yet."""

    def __init__(self, run, steps, begin, end, now=time.monotonic):
        self._run = run
        self._steps = steps
        self._span = (begin, end)
        self._now = now
        self._started = now()
        self._said = -math.inf
        self._seen = 0
        self._sum = 0.0
        self._weight = 0.0
        self._paused = 0.0

    @property
    def loss(self):
        return self._sum / self._weight if self._weight else math.nan

    def pause(self, seconds):
        """What was spent on something else does not count for how long it takes yet."""
        self._paused += seconds

    def step(self, loss):
        self._seen += 1
        self._sum = SMOOTH * self._sum + (1 - SMOOTH) * loss
        self._weight = SMOOTH * self._weight + (1 - SMOOTH)
        now = self._now()
        if now - self._said < SAY_EVERY_S and self._seen < self._steps:
            return
        self._said = now
        begin, end = self._span
        rest = (now - self._started - self._paused) / self._seen * (self._steps - self._seen)
        self._run.progress(
            begin + (end - begin) * self._seen / self._steps,
            f"Learning, step {self._seen} of {self._steps}, loss {self.loss:.4f}, {left(rest)}",
        )


def learn(run, optimiser, loss_of, *, steps, rate, begin=0.15, end=0.85, clip=CLIP, show=None):
    """
    Takes so many steps down `loss_of(step)`; gives the loss of the first and of the last tenth of them. `show` is called
    some times on the way. Raises `pipeline-failed` where the loss is no number any more.
    """
    parameters = [each for group in optimiser.param_groups for each in group["params"]]
    warm_up = max(1, min(WARM_UP, steps // 10))
    diary = Diary(run, steps, begin, end)
    shown_at = {round(steps * (index + 1) / (SHOWN + 1)) for index in range(SHOWN)}
    losses = []
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1.0, (step + 1) / warm_up)
        loss = loss_of(step)
        value = float(loss.detach())
        if not math.isfinite(value):
            raise RunFailure("pipeline-failed", "The learning ran away; choose a lower learning rate.")
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, clip)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        losses.append(value)
        diary.step(value)
        if show is not None and step + 1 in shown_at:
            before = time.monotonic()
            show()
            diary.pause(time.monotonic() - before)
    tenth = max(1, steps // 10)
    return sum(losses[:tenth]) / tenth, sum(losses[-tenth:]) / tenth
