"""What everybody may read without signing in, once the organisation opened it."""
