"""What is stated: claims, their kinds, what their pronouns mean, and sentences that state nothing."""
