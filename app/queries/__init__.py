"""Reading: one module per question, on published rows wherever a record is concerned."""
