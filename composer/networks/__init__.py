"""Networks: their limits and how each of them counts."""
