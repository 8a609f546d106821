-- Who may meet a persona and what it was made from, as columns; and what makes 100,000 of them quick to list and to search.
-- pg_trgm comes with PostgreSQL, and a database's owner may switch it on.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE OR REPLACE VIEW personas AS
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
    payload,
    coalesce(payload ->> 'visibility', 'public') AS visibility,
    payload #>> '{origin,ancestorId}' AS ancestor_id,
    (grain_id || E'\n' || (payload #>> '{definition,name}') || E'\n' || (payload #>> '{definition,description}')) COLLATE pg_catalog."default"
        AS search_text
FROM grain_state
WHERE grain_type = 'persona' AND payload ? 'definition';

DROP INDEX grain_state_personas;
CREATE INDEX grain_state_personas_listed ON grain_state (lower((payload #>> '{definition,name}') COLLATE "C"), grain_id)
WHERE grain_type = 'persona' AND payload ? 'definition'
    AND NOT coalesce((payload ->> 'deleted')::boolean, false) AND coalesce(payload ->> 'visibility', 'public') = 'public';

CREATE INDEX grain_state_personas_owned ON grain_state
    ((payload ->> 'ownerId'), lower((payload #>> '{definition,name}') COLLATE "C"), grain_id)
WHERE grain_type = 'persona' AND payload ? 'definition' AND NOT coalesce((payload ->> 'deleted')::boolean, false);

CREATE INDEX grain_state_personas_descended ON grain_state
    ((payload #>> '{origin,ancestorId}'), lower((payload #>> '{definition,name}') COLLATE "C"), grain_id)
WHERE grain_type = 'persona' AND payload ? 'definition' AND NOT coalesce((payload ->> 'deleted')::boolean, false);

CREATE INDEX grain_state_personas_by_id ON grain_state (grain_id)
WHERE grain_type = 'persona' AND payload ? 'definition' AND NOT coalesce((payload ->> 'deleted')::boolean, false);

CREATE INDEX grain_state_personas_trigrams ON grain_state USING gin
    (((grain_id || E'\n' || (payload #>> '{definition,name}') || E'\n' || (payload #>> '{definition,description}')) COLLATE pg_catalog."default")
        gin_trgm_ops)
WHERE grain_type = 'persona' AND payload ? 'definition';
