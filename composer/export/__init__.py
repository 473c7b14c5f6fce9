"""Approved posts to scheduler files."""
