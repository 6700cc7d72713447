"""What was so before comes back: the latest change undone, or fields as an older version had them."""
