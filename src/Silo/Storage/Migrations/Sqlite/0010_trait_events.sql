-- The ledgers of traits, append-only: of the core profile, of personas, and of rapports, whose newest event is their state.
-- A session's own moves stand with its turns. "cause" keeps a piece of evidence from counting twice.
CREATE TABLE trait_events (
    scope   TEXT NOT NULL,
    version INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    kind    INTEGER NOT NULL,
    actor   TEXT NOT NULL,
    reason  TEXT NOT NULL,
    moves   TEXT NOT NULL,
    cause   TEXT,
    PRIMARY KEY (scope, version),
    UNIQUE (scope, cause)
) STRICT;

ALTER TABLE messages ADD COLUMN moves TEXT;
ALTER TABLE messages ADD COLUMN receipt TEXT;
