-- What personas remember. Derived from messages, but for what their user changed by hand.
-- memory_state: 0 to be remembered, 1 remembered, 2 never to be, 3 given up.
ALTER TABLE messages
    ADD COLUMN memory_state    smallint NOT NULL DEFAULT 0,
    ADD COLUMN memory_failures smallint NOT NULL DEFAULT 0;

CREATE INDEX messages_to_remember ON messages (user_id, persona_id, created_at) WHERE memory_state = 0;

-- step: 0 done, 1 its vector is to be put, 2 its vector is to be removed, 3 given up.
-- Forgotten rows keep no words; they keep the memory from being derived again.
CREATE TABLE memories (
    user_id    text COLLATE "C" NOT NULL,
    persona_id text COLLATE "C" NOT NULL,
    memory_id  uuid NOT NULL,
    session_id text COLLATE "C" NOT NULL,
    seq        bigint NOT NULL,
    entry      text NOT NULL,
    by_hand    boolean NOT NULL,
    forgotten  boolean NOT NULL,
    step       smallint NOT NULL,
    failures   smallint NOT NULL,
    embedder   text,
    vector     bytea,
    PRIMARY KEY (user_id, persona_id, memory_id)
);

CREATE INDEX memories_of_session ON memories (user_id, session_id);
CREATE INDEX memories_out_of_step ON memories (user_id, persona_id) WHERE step IN (1, 2);
