-- Files of cards that no version of any persona shows, and since when that was seen. Beside the files and not in them: SQLite would
-- read through a picture to reach a column behind it.
CREATE TABLE persona_files_unused (
    hash  TEXT PRIMARY KEY,
    since INTEGER NOT NULL
) STRICT;
