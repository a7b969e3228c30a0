"""The optimiser, slow for the encoder and fast for the heads, and checkpoints that a stopped run goes on from."""

from pathlib import Path

import torch
from torch import nn


def adam(
    network: nn.Module, encoder: nn.Module, encoder_rate: float, head_rate: float, decay: float
) -> torch.optim.Optimizer:
    """AdamW whose groups keep their highest rate as `top`; embeddings of marks learn as fast as the heads."""
    slow = [p for name, p in encoder.named_parameters() if p.requires_grad and name != "marks.weight"]
    known = {id(p) for p in slow}
    fast = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    groups = [{"params": slow, "top": encoder_rate}, {"params": fast, "top": head_rate}]
    return torch.optim.AdamW(groups, lr=1e-3, weight_decay=decay, betas=(0.9, 0.98), fused=True)


def take_up(network: nn.Module, folder: Path) -> dict:
    """Fill the network from the last checkpoint in `folder`, and return the checkpoint; empty where there is none."""
    path = folder / "last.pt"
    if not path.exists():
        return {}
    stored = torch.load(path, weights_only=True)
    network.load_state_dict(stored["network"])
    return stored


def resume(network: nn.Module, optimiser: torch.optim.Optimizer, folder: Path) -> int:
    """Go on from the last checkpoint; return the epochs or steps done, 0 where there is none."""
    stored = take_up(network, folder)
    if not stored:
        return 0
    optimiser.load_state_dict(stored["optimiser"])
    return stored["done"]


def save(network: nn.Module, optimiser: torch.optim.Optimizer, done: int, folder: Path) -> None:
    """Write the checkpoint so that a stop midway leaves the one before."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "done": done}
    torch.save(state, folder / "new.pt")
    (folder / "new.pt").replace(folder / "last.pt")
