"""Writing: one module per use case. Services flush and never commit."""
