"""The commands: what each reads, does and says, without a screen and without Qt."""
