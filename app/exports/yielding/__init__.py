"""The chain to take along: its counts, the claims behind them and the outcomes, as spreadsheet or CSV."""
