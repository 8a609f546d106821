-- Who may meet a persona and what it was made from, as columns of the view; and a directory that makes 100,000 personas quick to
-- list and to search. It holds what a search reads of those that are not deleted, and a trigger keeps it in step with the grains'
-- state. pg_trgm comes with PostgreSQL, and a database's owner may switch it on.
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
    payload #>> '{origin,ancestorId}' AS ancestor_id
FROM grain_state
WHERE grain_type = 'persona' AND payload ? 'definition';

DROP INDEX grain_state_personas;
CREATE INDEX grain_state_personas ON grain_state (grain_id) WHERE grain_type = 'persona';

CREATE TABLE persona_directory (
    id          text COLLATE "C" PRIMARY KEY,
    sort_name   text COLLATE "C" NOT NULL,
    text        text NOT NULL,
    owner_id    text COLLATE "C",
    visibility  text COLLATE "C" NOT NULL,
    ancestor_id text COLLATE "C"
);

CREATE INDEX persona_directory_listed ON persona_directory (sort_name, id) WHERE visibility = 'public';
CREATE INDEX persona_directory_owned ON persona_directory (owner_id, sort_name, id);
CREATE INDEX persona_directory_descended ON persona_directory (ancestor_id, sort_name, id);
-- Without the list of pending entries, which makes the planner shun the index until the next vacuum.
CREATE INDEX persona_directory_trigrams ON persona_directory USING gin (text gin_trgm_ops) WITH (fastupdate = off);

INSERT INTO persona_directory (id, sort_name, text, owner_id, visibility, ancestor_id)
SELECT id, sort_name, concat_ws(E'\n', id, name, description), owner_id, visibility, ancestor_id FROM personas WHERE NOT deleted
ON CONFLICT DO NOTHING;

CREATE OR REPLACE FUNCTION list_persona() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM persona_directory WHERE id = OLD.grain_id;
        RETURN NULL;
    END IF;

    IF NOT coalesce(NEW.payload ? 'definition', false) OR coalesce((NEW.payload ->> 'deleted')::boolean, false) THEN
        DELETE FROM persona_directory WHERE id = NEW.grain_id;
        RETURN NULL;
    END IF;

    -- A turned trait changes nothing here, and writes nothing.
    INSERT INTO persona_directory AS d (id, sort_name, text, owner_id, visibility, ancestor_id)
    VALUES (
        NEW.grain_id,
        lower((NEW.payload #>> '{definition,name}') COLLATE "C"),
        concat_ws(E'\n', NEW.grain_id, NEW.payload #>> '{definition,name}', NEW.payload #>> '{definition,description}'),
        NEW.payload ->> 'ownerId',
        coalesce(NEW.payload ->> 'visibility', 'public'),
        NEW.payload #>> '{origin,ancestorId}')
    ON CONFLICT (id) DO UPDATE
    SET sort_name = excluded.sort_name, text = excluded.text, owner_id = excluded.owner_id, visibility = excluded.visibility,
        ancestor_id = excluded.ancestor_id
    WHERE (d.sort_name, d.text, d.owner_id, d.visibility, d.ancestor_id)
        IS DISTINCT FROM (excluded.sort_name, excluded.text, excluded.owner_id, excluded.visibility, excluded.ancestor_id);
    RETURN NULL;
END
$function$;

CREATE TRIGGER persona_written AFTER INSERT OR UPDATE OF payload ON grain_state
FOR EACH ROW WHEN (NEW.grain_type = 'persona') EXECUTE FUNCTION list_persona();

CREATE TRIGGER persona_erased AFTER DELETE ON grain_state
FOR EACH ROW WHEN (OLD.grain_type = 'persona') EXECUTE FUNCTION list_persona();
