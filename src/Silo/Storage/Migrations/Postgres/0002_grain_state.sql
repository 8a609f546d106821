-- Grain state, as JSON an operator can read, and the query texts that Orleans' AdoNet storage looks up.
-- Orleans also passes hashes and numeric keys; we need neither, because GrainStateStorage marks every key with a leading '/',
-- so it always arrives whole in @GrainIdExtensionString. The primary key is what makes a lost first-write race visible.
CREATE TABLE grain_state (
    service_id  text COLLATE "C" NOT NULL,
    grain_type  text COLLATE "C" NOT NULL,
    grain_id    text COLLATE "C" NOT NULL,
    payload     jsonb,
    version     integer NOT NULL,
    modified_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (service_id, grain_type, grain_id)
);

CREATE TABLE OrleansQuery (
    QueryKey  text PRIMARY KEY,
    QueryText text NOT NULL
);

-- Exactly one row: the new version, or the caller's own again, which Orleans takes for a conflict.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('WriteToStorageKey', $query$
WITH updated AS (
    UPDATE grain_state
    SET payload = convert_from(@PayloadBinary, 'UTF8')::jsonb, version = version + 1, modified_at = now()
    WHERE service_id = @ServiceId AND grain_type = @GrainTypeString
        AND grain_id = substr(@GrainIdExtensionString, 2) AND version = @GrainStateVersion
    RETURNING version
), inserted AS (
    INSERT INTO grain_state (service_id, grain_type, grain_id, payload, version)
    SELECT @ServiceId, @GrainTypeString, substr(@GrainIdExtensionString, 2), convert_from(@PayloadBinary, 'UTF8')::jsonb, 1
    WHERE @GrainStateVersion IS NULL
    ON CONFLICT DO NOTHING
    RETURNING version
)
SELECT coalesce((SELECT version FROM updated), (SELECT version FROM inserted), @GrainStateVersion) AS NewGrainStateVersion
$query$);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadFromStorageKey', $query$
SELECT convert_to(payload::text, 'UTF8') AS PayloadBinary, version AS Version
FROM grain_state
WHERE service_id = @ServiceId AND grain_type = @GrainTypeString AND grain_id = substr(@GrainIdExtensionString, 2)
$query$);

-- Clearing erases: nothing of a cleared state stays behind.
INSERT INTO OrleansQuery (QueryKey, QueryText)
SELECT key, $query$
DELETE FROM grain_state
WHERE service_id = @ServiceId AND grain_type = @GrainTypeString
    AND grain_id = substr(@GrainIdExtensionString, 2) AND version = @GrainStateVersion
RETURNING version + 1 AS NewGrainStateVersion
$query$
FROM unnest(ARRAY['ClearStorageKey', 'DeleteStorageKey']) AS key;
