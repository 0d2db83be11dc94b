"""What runners of diffusion models share. Needs torch and diffusers."""

from .device import device_of, seeded
from .loras import apply_loras
from .previewer import Previewer
from .steps import on_step
from .tiers import DTYPE, TIERS, place

__all__ = ["DTYPE", "TIERS", "Previewer", "apply_loras", "device_of", "on_step", "place", "seeded"]
