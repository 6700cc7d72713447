"""The sections of a report, a module each: what is gathered goes in, headings and tables come out."""
