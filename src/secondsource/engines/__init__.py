"""What runs a network on this processor: onnxruntime, or OpenVINO where it is installed and quicker here."""
