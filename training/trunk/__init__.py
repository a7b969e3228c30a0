"""What every network of ours shares while it is made: encoder, optimiser and checkpoints, the small file."""
