"""From the authors' sources to notebooks, and the proof that they keep promises."""
