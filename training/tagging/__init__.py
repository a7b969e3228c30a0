"""How the weights of the tagger are made: data, network, fitting, export, card."""
