"""The browser libraries of Opbouwkaart, at the paths that they have in `node_modules`.

There is no code here: `importlib.resources.files("opbouwkaart_frontend")` is the folder that the
application serves. `library.css` is the typeface, the design tokens and the NL Design System
components in one file; everything else is as its makers published it, licences included.
"""
