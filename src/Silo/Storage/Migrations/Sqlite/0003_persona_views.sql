-- Personas and traits as tables to read: views over what the persona grains store.
-- sort_name lowers ASCII only, so that both databases page in the same order.
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
    payload
FROM grain_state
WHERE grain_type = 'persona' AND json_type(payload, '$.definition') = 'object';

CREATE INDEX grain_state_personas ON grain_state (lower(json_extract(payload, '$.definition.name')), grain_id)
WHERE grain_type = 'persona' AND json_type(payload, '$.definition') = 'object';

-- A persona's own traits, then the core traits in which it differs from the core profile: their default lives in the
-- core profile, so a baseline is known only where the persona overrides it.
CREATE VIEW traits AS
SELECT
    p.id AS persona_id,
    json_extract(t.value, '$.id') AS id,
    json_extract(t.value, '$.name') AS name,
    json_extract(t.value, '$.description') AS description,
    json_extract(t.value, '$.intensity') AS baseline,
    coalesce(
        (SELECT i.value FROM json_each(p.payload, '$.intensities') AS i WHERE i.key = json_extract(t.value, '$.id')),
        json_extract(t.value, '$.intensity')) AS intensity,
    json_extract(t.value, '$.style') AS style,
    0 AS inherited
FROM personas AS p, json_each(p.payload, '$.definition.traits') AS t
UNION ALL
SELECT
    p.id,
    c.key,
    c.key,
    NULL,
    c.value,
    coalesce((SELECT i.value FROM json_each(p.payload, '$.intensities') AS i WHERE i.key = c.key), c.value),
    NULL,
    1
FROM personas AS p, json_each(p.payload, '$.definition.coreIntensities') AS c
UNION ALL
SELECT
    p.id,
    i.key,
    i.key,
    NULL,
    NULL,
    i.value,
    NULL,
    1
FROM personas AS p, json_each(p.payload, '$.intensities') AS i
WHERE i.key NOT IN (SELECT c.key FROM json_each(p.payload, '$.definition.coreIntensities') AS c)
    AND i.key NOT IN (SELECT json_extract(t.value, '$.id') FROM json_each(p.payload, '$.definition.traits') AS t);
