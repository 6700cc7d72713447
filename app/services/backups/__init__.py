"""The whole database as one file, and back.

Not by `pg_dump`: what was made on the embedded PostgreSQL must also go into an older one that is served,
without programs of that version on this machine.

    a zip:  manifest.json        when it was made, at which migration, per table how many rows and their hash
            tables/<name>.copy   the rows as PostgreSQL's COPY writes them, in the order of the primary key

The schema is never in the file: migrations make it, at the point in their history that the file names.
"""
