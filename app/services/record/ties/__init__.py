"""What ties two records to each other, or says that they are two."""
