"""What turns texts into vectors that lie near each other where the texts mean alike."""
