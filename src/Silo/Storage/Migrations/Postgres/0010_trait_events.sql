-- The ledgers of traits, append-only: of the core profile, of personas, and of rapports, whose newest event is their state.
-- A session's own moves stand with its turns. "cause" keeps a piece of evidence from counting twice.
-- Moves and receipts are text, not jsonb: they are read back byte for byte.
CREATE TABLE trait_events (
    scope   text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    at      timestamptz NOT NULL,
    kind    smallint NOT NULL,
    actor   text NOT NULL,
    reason  text NOT NULL,
    moves   text NOT NULL,
    cause   text COLLATE "C",
    PRIMARY KEY (scope, version),
    UNIQUE (scope, cause)
);

ALTER TABLE messages ADD COLUMN moves text;
ALTER TABLE messages ADD COLUMN receipt text;
