"""How the weights that read stance are made: data, hard negatives, batches, fitting, export, card."""
