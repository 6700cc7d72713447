"""Foreign formats in, frozen records and issues out; nothing here knows the database or the web."""

import geodata as geodata  # sets the list of GDAL drivers before pyogrio can be imported
