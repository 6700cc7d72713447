"""What is there in a week, of the records that a visitor may see."""
