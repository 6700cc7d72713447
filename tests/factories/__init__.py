"""Things to test with, made the way the product makes them."""
