-- Says which of the failed analyses are tried no more: those that failed three times (ITurnLog.AnalysisAttempts) and those whose report
-- could not be read.
CREATE OR REPLACE VIEW failed_analyses AS
SELECT user_id, session_id, seq, persona_id, analysis_failures AS attempts, analysis_failure AS reason, analysis_failed_at AS failed_at,
    analysis_failures >= 3 OR analysis_failure = 'report_unreadable' AS given_up
FROM messages
WHERE analysis_failure IS NOT NULL AND (analyzed_at IS NULL OR analysis_failure = 'report_unreadable');
