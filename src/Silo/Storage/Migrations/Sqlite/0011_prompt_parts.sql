-- Texts of prompts, each once a session, by the SHA-256 of their bytes: receipts refer to them, and they go with the session.
CREATE TABLE prompt_parts (
    user_id    TEXT NOT NULL,
    session_id TEXT NOT NULL,
    hash       TEXT NOT NULL,
    content    TEXT NOT NULL,
    PRIMARY KEY (user_id, session_id, hash)
) STRICT;
