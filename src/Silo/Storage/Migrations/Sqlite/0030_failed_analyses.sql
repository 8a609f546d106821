-- Turns whose analysis failed, or whose report could not be read: how often, and why the last time. Never what was said.
ALTER TABLE messages ADD COLUMN analysis_failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN analysis_failure TEXT;
ALTER TABLE messages ADD COLUMN analysis_failed_at INTEGER;

-- A note may come late, after an analysis that succeeded: that turn is no failure, unless its report could not be read.
CREATE VIEW failed_analyses AS
SELECT user_id, session_id, seq, persona_id, analysis_failures AS attempts, analysis_failure AS reason, analysis_failed_at AS failed_at
FROM messages
WHERE analysis_failure IS NOT NULL AND (analyzed_at IS NULL OR analysis_failure = 'report_unreadable');
