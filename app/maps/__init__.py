"""Maps, declared with folium; this package is given its data and never queries."""
