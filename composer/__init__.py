"""Post Composer: live advice for people who write social posts, in French or English."""

__version__ = "0.1.0"
