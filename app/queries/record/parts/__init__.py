"""Contacts, stories and notes, as far as a visitor may see them."""
