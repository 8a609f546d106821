-- Texts of prompts, each once a session, by the SHA-256 of their bytes: receipts refer to them, and they go with the session.
CREATE TABLE prompt_parts (
    user_id    text COLLATE "C" NOT NULL,
    session_id text COLLATE "C" NOT NULL,
    hash       text COLLATE "C" NOT NULL,
    content    text NOT NULL,
    PRIMARY KEY (user_id, session_id, hash)
);
