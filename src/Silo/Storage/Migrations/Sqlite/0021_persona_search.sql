-- Who may meet a persona and what it was made from, as columns; and what makes 100,000 of them quick to list and to search.
DROP VIEW personas;
CREATE VIEW personas AS
SELECT
    grain_id AS id,
    json_extract(payload, '$.definition.name') AS name,
    json_extract(payload, '$.definition.description') AS description,
    json_extract(payload, '$.definition.color') AS color,
    json_extract(payload, '$.definition.model') AS model,
    json_extract(payload, '$.ownerId') AS owner_id,
    json_extract(payload, '$.version') AS version,
    coalesce(json_extract(payload, '$.deleted'), 0) AS deleted,
    json_extract(payload, '$.createdAt') AS created_at,
    json_extract(payload, '$.updatedAt') AS updated_at,
    lower(json_extract(payload, '$.definition.name')) AS sort_name,
    payload,
    coalesce(json_extract(payload, '$.visibility'), 'public') AS visibility,
    json_extract(payload, '$.origin.ancestorId') AS ancestor_id
FROM grain_state
WHERE grain_type = 'persona' AND json_type(payload, '$.definition') = 'object';

-- SQLite uses a partial index only where a query spells its condition as the index does, and a view's column is no such spelling:
-- so these two views hold the conditions themselves.
CREATE VIEW living_personas AS
SELECT
    grain_id AS id,
    lower(json_extract(payload, '$.definition.name')) AS sort_name,
    payload,
    json_extract(payload, '$.definition.name') AS name,
    json_extract(payload, '$.definition.description') AS description,
    json_extract(payload, '$.ownerId') AS owner_id,
    coalesce(json_extract(payload, '$.visibility'), 'public') AS visibility,
    json_extract(payload, '$.origin.ancestorId') AS ancestor_id
FROM grain_state
WHERE grain_type = 'persona' AND json_type(payload, '$.definition') = 'object'
    AND NOT coalesce(json_extract(payload, '$.deleted'), 0);

CREATE VIEW listed_personas AS
SELECT
    grain_id AS id,
    lower(json_extract(payload, '$.definition.name')) AS sort_name,
    payload,
    json_extract(payload, '$.definition.name') AS name,
    json_extract(payload, '$.definition.description') AS description
FROM grain_state
WHERE grain_type = 'persona' AND json_type(payload, '$.definition') = 'object'
    AND NOT coalesce(json_extract(payload, '$.deleted'), 0)
    AND coalesce(json_extract(payload, '$.visibility'), 'public') = 'public';

DROP INDEX grain_state_personas;
CREATE INDEX grain_state_personas_listed ON grain_state (lower(json_extract(payload, '$.definition.name')), grain_id)
WHERE grain_type = 'persona' AND json_type(payload, '$.definition') = 'object'
    AND NOT coalesce(json_extract(payload, '$.deleted'), 0)
    AND coalesce(json_extract(payload, '$.visibility'), 'public') = 'public';

CREATE INDEX grain_state_personas_owned ON grain_state
    (json_extract(payload, '$.ownerId'), lower(json_extract(payload, '$.definition.name')), grain_id)
WHERE grain_type = 'persona' AND json_type(payload, '$.definition') = 'object'
    AND NOT coalesce(json_extract(payload, '$.deleted'), 0);

CREATE INDEX grain_state_personas_descended ON grain_state
    (json_extract(payload, '$.origin.ancestorId'), lower(json_extract(payload, '$.definition.name')), grain_id)
WHERE grain_type = 'persona' AND json_type(payload, '$.definition') = 'object'
    AND NOT coalesce(json_extract(payload, '$.deleted'), 0);

CREATE INDEX grain_state_personas_by_id ON grain_state (grain_id)
WHERE grain_type = 'persona' AND json_type(payload, '$.definition') = 'object'
    AND NOT coalesce(json_extract(payload, '$.deleted'), 0);

-- Every three letters in a row of id, name and description. A table of its own names the documents, for the row ids of
-- grain_state may change when the database is compacted.
CREATE TABLE persona_documents (
    document INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE
) STRICT;

CREATE VIRTUAL TABLE persona_trigrams USING fts5(text, content = '', contentless_delete = 1, tokenize = 'trigram');

INSERT INTO persona_documents (id) SELECT DISTINCT id FROM personas;
INSERT INTO persona_trigrams (rowid, text)
SELECT d.document, p.id || char(10) || p.name || char(10) || p.description
FROM persona_documents AS d JOIN personas AS p ON p.id = d.id
GROUP BY d.document;

CREATE TRIGGER persona_found_on_insert AFTER INSERT ON grain_state
WHEN new.grain_type = 'persona' AND json_type(new.payload, '$.definition') = 'object'
BEGIN
    INSERT INTO persona_documents (id) VALUES (new.grain_id) ON CONFLICT DO NOTHING;
    DELETE FROM persona_trigrams WHERE rowid = (SELECT document FROM persona_documents WHERE id = new.grain_id);
    INSERT INTO persona_trigrams (rowid, text)
    SELECT document, new.grain_id || char(10) || json_extract(new.payload, '$.definition.name') || char(10)
        || json_extract(new.payload, '$.definition.description')
    FROM persona_documents WHERE id = new.grain_id;
END;

CREATE TRIGGER persona_found_on_update AFTER UPDATE OF payload ON grain_state
WHEN new.grain_type = 'persona' AND json_type(new.payload, '$.definition') = 'object'
    AND (json_extract(old.payload, '$.definition.name') IS NOT json_extract(new.payload, '$.definition.name')
        OR json_extract(old.payload, '$.definition.description') IS NOT json_extract(new.payload, '$.definition.description'))
BEGIN
    INSERT INTO persona_documents (id) VALUES (new.grain_id) ON CONFLICT DO NOTHING;
    DELETE FROM persona_trigrams WHERE rowid = (SELECT document FROM persona_documents WHERE id = new.grain_id);
    INSERT INTO persona_trigrams (rowid, text)
    SELECT document, new.grain_id || char(10) || json_extract(new.payload, '$.definition.name') || char(10)
        || json_extract(new.payload, '$.definition.description')
    FROM persona_documents WHERE id = new.grain_id;
END;

CREATE TRIGGER persona_lost AFTER DELETE ON grain_state WHEN old.grain_type = 'persona'
BEGIN
    DELETE FROM persona_trigrams WHERE rowid = (SELECT document FROM persona_documents WHERE id = old.grain_id);
    DELETE FROM persona_documents WHERE id = old.grain_id;
END;
