"""Frames of the topics, filled from the phrases around their verbs and nouns."""
