"""What single topics need beyond their frames, and what claims of one sentence give each other."""
