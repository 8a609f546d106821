namespace PersonaUniverse.Sessions;

/// <summary>What <see cref="PostgresTurnLog"/> asks. The first two parameters are always the user and, but for the list, the session.</summary>
internal static class PostgresTurnQueries
{
    /// <summary>The session's counts on every row; its turns are absent from the one row of a window of no turns.</summary>
    public const string Window = $"""
        SELECT {TurnRow.Columns}, s.turns,
            (SELECT max(l.seq) FROM messages l WHERE l.user_id = $1 AND l.session_id = $2) AS last_seq
        FROM sessions s
        CROSS JOIN LATERAL unnest(s.persona_ids) AS p (id)
        LEFT JOIN LATERAL (
            SELECT * FROM messages n
            WHERE n.user_id = $1 AND n.session_id = $2 AND n.persona_id = p.id
            ORDER BY n.seq DESC
            LIMIT $3
        ) m ON true
        WHERE s.user_id = $1 AND s.session_id = $2
        ORDER BY m.seq
        """;

    public const string Read = $"""
        SELECT {TurnRow.Columns} FROM messages m
        WHERE m.user_id = $1 AND m.session_id = $2 AND m.seq < $3
        ORDER BY m.seq DESC LIMIT $4
        """;

    public const string ReadPersona = $"""
        SELECT {TurnRow.Columns} FROM messages m
        WHERE m.user_id = $1 AND m.session_id = $2 AND m.seq < $3 AND m.persona_id = $5
        ORDER BY m.seq DESC LIMIT $4
        """;

    public const string Find = $"""
        SELECT {TurnRow.Columns} FROM messages m
        WHERE m.user_id = $1 AND m.session_id = $2 AND m.client_message_id = $3
        """;

    public const string Summary = $"SELECT {SummaryColumns} FROM sessions WHERE user_id = $1 AND session_id = $2";

    public const string List = $"""
        SELECT {SummaryColumns} FROM sessions
        WHERE user_id = $1 AND (last_at, session_id) < ($2, $3)
        ORDER BY last_at DESC, session_id DESC LIMIT $4
        """;

    // Locked first: a turn being appended meanwhile either commits before and goes too, or starts the session anew.
    public const string Lock = "SELECT 1 FROM sessions WHERE user_id = $1 AND session_id = $2 FOR UPDATE";

    public const string DeleteTurns = "DELETE FROM messages WHERE user_id = $1 AND session_id = $2";

    public const string DeleteSession = "DELETE FROM sessions WHERE user_id = $1 AND session_id = $2";

    public const string DeleteParts = "DELETE FROM prompt_parts WHERE user_id = $1 AND session_id = $2";

    private const string SummaryColumns = "session_id, persona_ids, title, turns, created_at, last_at";
}
