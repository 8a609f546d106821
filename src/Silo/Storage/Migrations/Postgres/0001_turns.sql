-- The log of turns, and one row a session to list and open it by.
-- Ids compare bytewise ("C"): nobody sorts them for reading, and it is the cheapest order to keep.
CREATE TABLE messages (
    user_id           text COLLATE "C" NOT NULL,
    session_id        text COLLATE "C" NOT NULL,
    seq               bigint NOT NULL,
    client_message_id text COLLATE "C" NOT NULL,
    persona_id        text COLLATE "C" NOT NULL,
    user_message      text NOT NULL,
    ai_response       text NOT NULL,
    model             text NOT NULL,
    input_tokens      bigint NOT NULL,
    output_tokens     bigint NOT NULL,
    memories          jsonb NOT NULL,
    degraded          jsonb NOT NULL,
    persona_version   bigint NOT NULL,
    created_at        timestamptz NOT NULL,
    traits            jsonb,
    confidence        double precision,
    suggested_actions jsonb,
    analyzed_at       timestamptz,
    PRIMARY KEY (user_id, session_id, seq),
    UNIQUE (user_id, session_id, client_message_id)
);

CREATE INDEX messages_by_persona ON messages (user_id, session_id, persona_id, seq DESC);

CREATE TABLE sessions (
    user_id     text COLLATE "C" NOT NULL,
    session_id  text COLLATE "C" NOT NULL,
    persona_ids text[] NOT NULL,
    title       text NOT NULL,
    turns       bigint NOT NULL,
    created_at  timestamptz NOT NULL,
    last_at     timestamptz NOT NULL,
    PRIMARY KEY (user_id, session_id)
);

CREATE INDEX sessions_by_last_at ON sessions (user_id, last_at DESC);
