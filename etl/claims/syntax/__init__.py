"""Sentences as phrases: words that can be verb or noun, verb groups, clauses, who does what."""
