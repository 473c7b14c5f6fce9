"""Posts, their statuses, approval and moments."""
