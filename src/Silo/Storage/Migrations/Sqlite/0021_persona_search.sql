-- Who may meet a persona and what it was made from, as columns of the view; and a directory that makes 100,000 personas quick to
-- list and to search. It holds what a search reads of those that are not deleted, and triggers keep it in step with the grains' state.
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

DROP INDEX grain_state_personas;
CREATE INDEX grain_state_personas ON grain_state (grain_id) WHERE grain_type = 'persona';

CREATE TABLE persona_directory (
    document    INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    sort_name   TEXT NOT NULL,
    name        TEXT NOT NULL,
    description TEXT NOT NULL,
    owner_id    TEXT,
    visibility  TEXT NOT NULL,
    ancestor_id TEXT
) STRICT;

CREATE INDEX persona_directory_listed ON persona_directory (sort_name, id) WHERE visibility = 'public';
CREATE INDEX persona_directory_owned ON persona_directory (owner_id, sort_name, id);
CREATE INDEX persona_directory_descended ON persona_directory (ancestor_id, sort_name, id);

-- Every three letters in a row of id, name and description.
CREATE VIRTUAL TABLE persona_trigrams USING fts5(text, content = '', contentless_delete = 1, tokenize = 'trigram');

INSERT INTO persona_directory (id, sort_name, name, description, owner_id, visibility, ancestor_id)
SELECT id, sort_name, name, coalesce(description, ''), owner_id, visibility, ancestor_id FROM personas WHERE NOT deleted
ON CONFLICT DO NOTHING;

INSERT INTO persona_trigrams (rowid, text)
SELECT document, id || char(10) || name || char(10) || description FROM persona_directory;

CREATE TRIGGER persona_listed AFTER INSERT ON persona_directory
BEGIN
    INSERT INTO persona_trigrams (rowid, text)
    VALUES (new.document, new.id || char(10) || new.name || char(10) || new.description);
END;

CREATE TRIGGER persona_unlisted AFTER DELETE ON persona_directory
BEGIN
    DELETE FROM persona_trigrams WHERE rowid = old.document;
END;

CREATE TRIGGER persona_begun AFTER INSERT ON grain_state
WHEN new.grain_type = 'persona' AND json_type(new.payload, '$.definition') = 'object'
    AND NOT coalesce(json_extract(new.payload, '$.deleted'), 0)
BEGIN
    DELETE FROM persona_directory WHERE id = new.grain_id;
    INSERT INTO persona_directory (id, sort_name, name, description, owner_id, visibility, ancestor_id)
    VALUES (
        new.grain_id,
        lower(json_extract(new.payload, '$.definition.name')),
        json_extract(new.payload, '$.definition.name'),
        coalesce(json_extract(new.payload, '$.definition.description'), ''),
        json_extract(new.payload, '$.ownerId'),
        coalesce(json_extract(new.payload, '$.visibility'), 'public'),
        json_extract(new.payload, '$.origin.ancestorId'));
END;

-- A turned trait changes nothing here.
CREATE TRIGGER persona_changed AFTER UPDATE OF payload ON grain_state
WHEN new.grain_type = 'persona'
    AND (json_extract(old.payload, '$.definition.name', '$.definition.description', '$.ownerId', '$.visibility', '$.deleted', '$.origin.ancestorId')
        IS NOT json_extract(new.payload, '$.definition.name', '$.definition.description', '$.ownerId', '$.visibility', '$.deleted', '$.origin.ancestorId'))
BEGIN
    DELETE FROM persona_directory WHERE id = new.grain_id;
    INSERT INTO persona_directory (id, sort_name, name, description, owner_id, visibility, ancestor_id)
    SELECT
        new.grain_id,
        lower(json_extract(new.payload, '$.definition.name')),
        json_extract(new.payload, '$.definition.name'),
        coalesce(json_extract(new.payload, '$.definition.description'), ''),
        json_extract(new.payload, '$.ownerId'),
        coalesce(json_extract(new.payload, '$.visibility'), 'public'),
        json_extract(new.payload, '$.origin.ancestorId')
    WHERE json_type(new.payload, '$.definition') = 'object' AND NOT coalesce(json_extract(new.payload, '$.deleted'), 0);
END;

CREATE TRIGGER persona_erased AFTER DELETE ON grain_state WHEN old.grain_type = 'persona'
BEGIN
    DELETE FROM persona_directory WHERE id = old.grain_id;
END;
