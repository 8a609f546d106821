-- The log of turns, and one row a session to list and open it by.
-- Times are microseconds since 1970-01-01 UTC: they sort, and they are what Postgres keeps.
CREATE TABLE messages (
    user_id           TEXT NOT NULL,
    session_id        TEXT NOT NULL,
    seq               INTEGER NOT NULL,
    client_message_id TEXT NOT NULL,
    persona_id        TEXT NOT NULL,
    user_message      TEXT NOT NULL,
    ai_response       TEXT NOT NULL,
    model             TEXT NOT NULL,
    input_tokens      INTEGER NOT NULL,
    output_tokens     INTEGER NOT NULL,
    memories          TEXT NOT NULL,
    degraded          TEXT NOT NULL,
    persona_version   INTEGER NOT NULL,
    created_at        INTEGER NOT NULL,
    traits            TEXT,
    confidence        REAL,
    suggested_actions TEXT,
    analyzed_at       INTEGER,
    PRIMARY KEY (user_id, session_id, seq),
    UNIQUE (user_id, session_id, client_message_id)
) STRICT;

CREATE INDEX messages_by_persona ON messages (user_id, session_id, persona_id, seq DESC);

CREATE TABLE sessions (
    user_id     TEXT NOT NULL,
    session_id  TEXT NOT NULL,
    persona_ids TEXT NOT NULL,
    title       TEXT NOT NULL,
    turns       INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    last_at     INTEGER NOT NULL,
    PRIMARY KEY (user_id, session_id)
) STRICT;

CREATE INDEX sessions_by_last_at ON sessions (user_id, last_at DESC);
