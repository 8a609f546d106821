-- Personas and traits as tables to read: views over what the persona grains store.
-- sort_name lowers ASCII only, under "C", so that both databases page in the same order.
CREATE VIEW personas AS
SELECT
    grain_id AS id,
    payload #>> '{definition,name}' AS name,
    payload #>> '{definition,description}' AS description,
    payload #>> '{definition,color}' AS color,
    payload #>> '{definition,model}' AS model,
    payload ->> 'ownerId' AS owner_id,
    (payload ->> 'version')::bigint AS version,
    coalesce((payload ->> 'deleted')::boolean, false) AS deleted,
    (payload ->> 'createdAt')::timestamptz AS created_at,
    (payload ->> 'updatedAt')::timestamptz AS updated_at,
    lower((payload #>> '{definition,name}') COLLATE "C") AS sort_name,
    payload
FROM grain_state
WHERE grain_type = 'persona' AND payload ? 'definition';

CREATE INDEX grain_state_personas ON grain_state (lower((payload #>> '{definition,name}') COLLATE "C"), grain_id)
WHERE grain_type = 'persona' AND payload ? 'definition';

-- A persona's own traits, then the core traits in which it differs from the core profile: their default lives in the
-- core profile, so a baseline is known only where the persona overrides it.
CREATE VIEW traits AS
SELECT
    p.id AS persona_id,
    t ->> 'id' AS id,
    t ->> 'name' AS name,
    t ->> 'description' AS description,
    (t ->> 'intensity')::double precision AS baseline,
    coalesce((p.payload -> 'intensities' ->> (t ->> 'id'))::double precision, (t ->> 'intensity')::double precision) AS intensity,
    t ->> 'style' AS style,
    false AS inherited
FROM personas p
CROSS JOIN LATERAL jsonb_array_elements(p.payload #> '{definition,traits}') AS t
UNION ALL
SELECT
    p.id,
    k.id,
    k.id,
    NULL,
    (p.payload #> '{definition,coreIntensities}' ->> k.id)::double precision,
    coalesce(
        (p.payload -> 'intensities' ->> k.id)::double precision,
        (p.payload #> '{definition,coreIntensities}' ->> k.id)::double precision),
    NULL,
    true
FROM personas p
CROSS JOIN LATERAL (
    SELECT jsonb_object_keys(coalesce(p.payload #> '{definition,coreIntensities}', '{}')) AS id
    UNION
    SELECT i.id
    FROM jsonb_object_keys(coalesce(p.payload -> 'intensities', '{}')) AS i(id)
    WHERE NOT (p.payload @> jsonb_build_object('definition', jsonb_build_object('traits', jsonb_build_array(jsonb_build_object('id', i.id)))))
) AS k;
