-- What personas were before, newest last: a version's definition holds from that version until the next one here. The newest
-- definition stands in the grain's state alone.
CREATE TABLE persona_versions (
    persona_id text COLLATE "C" NOT NULL,
    version    bigint NOT NULL,
    at         timestamptz NOT NULL,
    definition text NOT NULL,
    PRIMARY KEY (persona_id, version)
);
