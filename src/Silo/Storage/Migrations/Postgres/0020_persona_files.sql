-- Pictures, cards and lorebooks of personas, by the SHA-256 of their bytes: a file never changes, and clones share it.
CREATE TABLE persona_files (
    hash       text COLLATE "C" PRIMARY KEY,
    content    bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
