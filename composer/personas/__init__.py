"""Personas, what a draft touches of them, and openers made from what is known of them."""
