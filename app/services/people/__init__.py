"""Who works here: signing in, accounts, memberships, teams and their buurten."""
