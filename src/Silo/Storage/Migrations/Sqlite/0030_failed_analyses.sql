-- Turns whose analysis failed, or whose report could not be read: how often, and why the last time. Never what was said.
ALTER TABLE messages ADD COLUMN analysis_failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN analysis_failure TEXT;
ALTER TABLE messages ADD COLUMN analysis_failed_at INTEGER;

CREATE INDEX messages_failed_analyses ON messages (analysis_failed_at) WHERE analysis_failure IS NOT NULL;

CREATE VIEW failed_analyses AS
SELECT user_id, session_id, seq, persona_id, analysis_failures AS attempts, analysis_failure AS reason, analysis_failed_at AS failed_at
FROM messages
WHERE analysis_failure IS NOT NULL;
