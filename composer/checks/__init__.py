"""Rules, findings, and the engine that looks for the rules in a text."""
