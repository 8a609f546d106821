-- The personas that their owner may restore.
CREATE INDEX grain_state_deleted_personas ON grain_state ((payload ->> 'ownerId'), grain_id)
WHERE grain_type = 'persona' AND payload ? 'definition' AND coalesce((payload ->> 'deleted')::boolean, false);

-- Sessions last spoken in at the same moment follow each other by id.
DROP INDEX sessions_by_last_at;
CREATE INDEX sessions_by_last_at ON sessions (user_id, last_at DESC, session_id DESC);
