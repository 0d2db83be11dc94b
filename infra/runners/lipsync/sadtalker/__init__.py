"""SadTalker (Zhang and others, 2023): a picture of a person and a line of speech give a head that speaks and moves.

reconstruct.py reads from the picture how its face is (R-Net); expression.py and pose.py hear how it is to move (ExpNet,
PoseVAE); render.py moves the picture. The names inside are those that the published weights have.
"""

from .network import SadTalker, Sizes, load

__all__ = ["SadTalker", "Sizes", "load"]
