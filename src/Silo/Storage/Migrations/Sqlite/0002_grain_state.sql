-- Grain state, as JSON an operator can read, and the query texts that Orleans' AdoNet storage looks up.
-- Orleans also passes hashes and numeric keys; we need neither, because GrainStateStorage marks every key with a leading '/',
-- so it always arrives whole in @GrainIdExtensionString. The primary key is what makes a lost first-write race visible.
CREATE TABLE grain_state (
    service_id  TEXT NOT NULL,
    grain_type  TEXT NOT NULL,
    grain_id    TEXT NOT NULL,
    payload     TEXT,
    version     INTEGER NOT NULL,
    modified_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ')),
    PRIMARY KEY (service_id, grain_type, grain_id)
) STRICT;

CREATE TABLE OrleansQuery (
    QueryKey  TEXT PRIMARY KEY NOT NULL,
    QueryText TEXT NOT NULL
) STRICT;

-- At most one of the two does something; no row means a conflict to Orleans.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('WriteToStorageKey', '
UPDATE grain_state
SET payload = CAST(@PayloadBinary AS TEXT), version = version + 1, modified_at = strftime(''%Y-%m-%dT%H:%M:%fZ'')
WHERE service_id = @ServiceId AND grain_type = @GrainTypeString
    AND grain_id = substr(@GrainIdExtensionString, 2) AND version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion;
INSERT INTO grain_state (service_id, grain_type, grain_id, payload, version)
SELECT @ServiceId, @GrainTypeString, substr(@GrainIdExtensionString, 2), CAST(@PayloadBinary AS TEXT), 1
WHERE @GrainStateVersion IS NULL
ON CONFLICT DO NOTHING
RETURNING version AS NewGrainStateVersion;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadFromStorageKey', '
SELECT CAST(payload AS BLOB) AS PayloadBinary, version AS Version
FROM grain_state
WHERE service_id = @ServiceId AND grain_type = @GrainTypeString AND grain_id = substr(@GrainIdExtensionString, 2)
');

-- Clearing erases: nothing of a cleared state stays behind.
INSERT INTO OrleansQuery (QueryKey, QueryText)
SELECT value, '
DELETE FROM grain_state
WHERE service_id = @ServiceId AND grain_type = @GrainTypeString
    AND grain_id = substr(@GrainIdExtensionString, 2) AND version = @GrainStateVersion
RETURNING version + 1 AS NewGrainStateVersion
'
FROM json_each('["ClearStorageKey", "DeleteStorageKey"]');
