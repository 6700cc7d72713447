"""The story into the database: a few statements per table, then the product's own placing and publishing."""
