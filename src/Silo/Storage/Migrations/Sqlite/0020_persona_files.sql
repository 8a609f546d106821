-- Pictures, cards and lorebooks of personas, by the SHA-256 of their bytes: a file never changes, and clones share it.
CREATE TABLE persona_files (
    hash       TEXT PRIMARY KEY,
    content    BLOB NOT NULL,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
);
