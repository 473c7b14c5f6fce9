"""Spelling and grammar: LanguageTool, and the built-in speller where there is no Java."""
