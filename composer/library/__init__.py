"""The local store of posts, personas and mutes."""
