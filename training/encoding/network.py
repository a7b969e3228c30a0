"""The network: the encoder, the mean of its vectors, one unit vector a text."""

from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the name everybody uses
from trunk.network import Encoder


class Embedder(nn.Module):
    """Unit vectors `[text, width]` of `[CLS] text [SEP]`, padded with 0; every piece weighs alike."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.encoder = Encoder(pieces, marks=1, dropout=0.0)

    def forward(self, pieces: Tensor) -> Tensor:
        seen = (pieces > 0)[..., None].float()
        vectors = self.encoder(pieces, pieces * 0)
        return F.normalize((vectors * seen).sum(1) / seen.sum(1), dim=1)
