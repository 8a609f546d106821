-- What personas were before, newest last: a version's definition holds from that version until the next one here. The newest
-- definition stands in the grain's state alone.
CREATE TABLE persona_versions (
    persona_id TEXT NOT NULL,
    version    INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    definition TEXT NOT NULL,
    PRIMARY KEY (persona_id, version)
) STRICT;
