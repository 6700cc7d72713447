"""The demonstration: invented things in real places, one story, loaded and cleared as a whole.

`story` is what was thought up by hand, `neighbourhood` what is drawn around it, `writing` puts it in the
database through the product's own publishing. Nothing of it touches an installation that isn't a demo.
"""
