-- What personas remember. Derived from messages, but for what their user changed by hand.
-- memory_state: 0 to be remembered, 1 remembered, 2 never to be, 3 given up.
ALTER TABLE messages ADD COLUMN memory_state INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN memory_failures INTEGER NOT NULL DEFAULT 0;

CREATE INDEX messages_to_remember ON messages (user_id, persona_id, created_at) WHERE memory_state = 0;

-- step: 0 done, 1 its vector is to be put, 2 its vector is to be removed, 3 given up.
-- Forgotten rows keep no words; they keep the memory from being derived again.
CREATE TABLE memories (
    user_id    TEXT NOT NULL,
    persona_id TEXT NOT NULL,
    memory_id  TEXT NOT NULL,
    session_id TEXT NOT NULL,
    seq        INTEGER NOT NULL,
    entry      TEXT NOT NULL,
    by_hand    INTEGER NOT NULL,
    forgotten  INTEGER NOT NULL,
    step       INTEGER NOT NULL,
    failures   INTEGER NOT NULL,
    embedder   TEXT,
    vector     BLOB,
    PRIMARY KEY (user_id, persona_id, memory_id)
) STRICT;

CREATE INDEX memories_of_session ON memories (user_id, session_id);
CREATE INDEX memories_out_of_step ON memories (user_id, persona_id) WHERE step IN (1, 2);
