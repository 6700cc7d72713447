"""Hands a declared map and its layers to an ES module of ours, which gives it life."""

from __future__ import annotations

from collections.abc import Mapping

from branca.element import Element, MacroElement
from folium.template import Template


class Module(MacroElement):
    """The last child of a map: imports the default export of `url` and calls it with the map and its layers.

    A static import, so that the module's handlers are there before the first tile can fail. A layer
    that the map does without is null.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        import start from {{ this.url|tojson }};
        start({{ this._parent.get_name() }}, { {{ this.handed }} });
        {% endmacro %}
        """
    )

    def __init__(self, url: str, layers: Mapping[str, Element | None]) -> None:
        super().__init__()
        self._name = "Module"
        self.url = url
        self.handed = ", ".join(
            f"{name}: {layer.get_name() if layer else 'null'}" for name, layer in layers.items()
        )


class Call(MacroElement):
    """The same for a map in a file, where nothing can be imported: calls a function of the page itself."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        {{ this.function }}({{ this._parent.get_name() }}, { {{ this.handed }} });
        {% endmacro %}
        """
    )

    def __init__(self, function: str, layers: Mapping[str, Element]) -> None:
        super().__init__()
        self._name = "Call"
        self.function = function
        self.handed = ", ".join(f"{name}: {layer.get_name()}" for name, layer in layers.items())
