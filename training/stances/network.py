"""The network: the encoder over claim and passage together, a mark on each piece, and one head."""

from torch import Tensor, nn
from trunk.network import Encoder, classifier


class Reader(nn.Module):
    """Scores `[pair, class]` of `[CLS] claim [SEP] passage [SEP]`; side 0 up to the first `[SEP]`, 1 after it.

    The mark of a piece is its side, and whether the same piece stands on the other side too: what of a claim the
    passage does not repeat need not be found out by attention, which takes far more examples to learn it.
    """

    def __init__(self, pieces: int, classes: int) -> None:
        super().__init__()
        self.encoder = Encoder(pieces, marks=4, dropout=0.0)  # nothing is seen twice in one pass
        self.stance = classifier(classes)

    def forward(self, pieces: Tensor, sides: Tensor) -> Tensor:
        across = sides[:, :, None] != sides[:, None, :]
        shared = ((pieces[:, :, None] == pieces[:, None, :]) & across).any(2)
        return self.stance(self.encoder(pieces, sides + 2 * shared)[:, 0])
