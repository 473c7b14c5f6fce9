"""What a text is: folded form, sentences, words, links, tags, handles, emoji, language, positions."""
