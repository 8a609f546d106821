namespace PersonaUniverse.Sessions;

/// <summary>What <see cref="SqliteTurnLog"/> and <see cref="SqliteTurnWriter"/> ask.</summary>
internal static class SqliteTurnQueries
{
    public const string Append = """
        INSERT INTO messages (
            user_id, session_id, seq, client_message_id, persona_id, user_message, ai_response, model, input_tokens,
            output_tokens, memories, degraded, persona_version, created_at, traits, confidence, suggested_actions, analyzed_at,
            moves, receipt)
        VALUES (
            $user, $session, $seq, $message, $persona, $said, $answer, $model, $input, $output, $memories, $degraded, $version,
            $created, $traits, $confidence, $actions, $analyzed, $moves, $receipt)
        ON CONFLICT DO NOTHING
        """;

    public const string Touch = """
        INSERT INTO sessions (user_id, session_id, persona_ids, title, turns, created_at, last_at)
        VALUES ($user, $session, json_array($persona), $title, 1, $created, $created)
        ON CONFLICT (user_id, session_id) DO UPDATE SET
            persona_ids = CASE
                WHEN EXISTS (SELECT 1 FROM json_each(sessions.persona_ids) WHERE value = $persona) THEN sessions.persona_ids
                ELSE json_insert(sessions.persona_ids, '$[#]', $persona) END,
            turns = sessions.turns + 1,
            last_at = max(sessions.last_at, excluded.last_at)
        """;

    public const string Analyze = """
        UPDATE messages
        SET traits = $traits, confidence = $confidence, suggested_actions = $actions, analyzed_at = $analyzed, moves = $moves,
            analysis_failure = NULL
        WHERE user_id = $user AND session_id = $session AND seq = $seq
        """;

    public const string FailAnalysis = """
        UPDATE messages
        SET analysis_failures = analysis_failures + 1, analysis_failure = $reason, analysis_failed_at = $at
        WHERE user_id = $user AND session_id = $session AND seq = $seq
        """;

    public const string LastSeq = "SELECT max(seq) FROM messages WHERE user_id = $user AND session_id = $session";

    public const string Read = $"""
        SELECT {TurnRow.Columns} FROM messages m
        WHERE m.user_id = $user AND m.session_id = $session AND m.seq < $before
        ORDER BY m.seq DESC LIMIT $limit
        """;

    public const string ReadPersona = $"""
        SELECT {TurnRow.Columns} FROM messages m
        WHERE m.user_id = $user AND m.session_id = $session AND m.persona_id = $persona AND m.seq < $before
        ORDER BY m.seq DESC LIMIT $limit
        """;

    public const string Find = $"""
        SELECT {TurnRow.Columns} FROM messages m
        WHERE m.user_id = $user AND m.session_id = $session AND m.client_message_id = $message
        """;

    public const string Summary = $"SELECT {SummaryColumns} FROM sessions WHERE user_id = $user AND session_id = $session";

    public const string List = $"""
        SELECT {SummaryColumns} FROM sessions
        WHERE user_id = $user AND (last_at, session_id) < ($last_at, $session)
        ORDER BY last_at DESC, session_id DESC LIMIT $limit
        """;

    public const string DeleteTurns = "DELETE FROM messages WHERE user_id = $user AND session_id = $session";

    public const string DeleteSession = "DELETE FROM sessions WHERE user_id = $user AND session_id = $session";

    public const string DeleteParts = "DELETE FROM prompt_parts WHERE user_id = $user AND session_id = $session";

    private const string SummaryColumns = "session_id, persona_ids, title, turns, created_at, last_at";
}
