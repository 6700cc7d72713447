"""Paper: posters, cards, lists and forms, each as a PDF that is the same for the same data.

    typesetting   data and a Typst template in, bytes out; the one place that knows Typst
    typst/        the templates, upon a base of their own
    each other module puts together the data of one document, through the queries and so through the policy

What people wrote reaches a template as JSON and never as Typst source, so no text of theirs is evaluated.
"""
