namespace PersonaUniverse.Sessions;

/// <summary>What <see cref="TurnLog"/> asks; but for the windows and the lock, SQL that Postgres and SQLite read alike.</summary>
internal static class TurnQueries
{
    /// <summary>The latest turns with each persona of a session, oldest first.</summary>
    /// <remarks>The session's counts stand on every row; its turns are absent from the one row of a window of no turns.</remarks>
    public const string WindowOnPostgres = $"""
        {WindowColumns}
        CROSS JOIN LATERAL unnest(s.persona_ids) AS p (id)
        LEFT JOIN LATERAL (
            SELECT * FROM messages n
            WHERE n.user_id = @user AND n.session_id = @session AND n.persona_id = p.id
            ORDER BY n.seq DESC
            LIMIT @limit
        ) m ON true
        {OfSessionInOrder}
        """;

    /// <summary>The same on SQLite, which has no lateral join.</summary>
    public const string WindowOnSqlite = $"""
        {WindowColumns}
        CROSS JOIN json_each(s.persona_ids) p
        LEFT JOIN messages m ON m.user_id = @user AND m.session_id = @session AND m.seq IN (
            SELECT n.seq FROM messages n
            WHERE n.user_id = @user AND n.session_id = @session AND n.persona_id = p.value
            ORDER BY n.seq DESC
            LIMIT @limit)
        {OfSessionInOrder}
        """;

    public const string Read = $"""
        SELECT {TurnRow.Columns} FROM messages m
        WHERE m.user_id = @user AND m.session_id = @session AND m.seq < @before
        ORDER BY m.seq DESC LIMIT @limit
        """;

    public const string ReadPersona = $"""
        SELECT {TurnRow.Columns} FROM messages m
        WHERE m.user_id = @user AND m.session_id = @session AND m.persona_id = @persona AND m.seq < @before
        ORDER BY m.seq DESC LIMIT @limit
        """;

    public const string Find = $"""
        SELECT {TurnRow.ColumnsWithoutReceipt} FROM messages m
        WHERE m.user_id = @user AND m.session_id = @session AND m.client_message_id = @message
        """;

    public const string Summary = $"SELECT {SummaryColumns} FROM sessions WHERE user_id = @user AND session_id = @session";

    public const string List = $"""
        SELECT {SummaryColumns} FROM sessions
        WHERE user_id = @user AND (last_at, session_id) < (@last_at, @session)
        ORDER BY last_at DESC, session_id DESC LIMIT @limit
        """;

    /// <summary>Keeps others from appending to a session.</summary>
    public const string LockOnPostgres = "SELECT 1 FROM sessions WHERE user_id = @user AND session_id = @session FOR UPDATE";

    public const string DeleteTurns = "DELETE FROM messages WHERE user_id = @user AND session_id = @session";

    public const string DeleteSession = "DELETE FROM sessions WHERE user_id = @user AND session_id = @session";

    public const string DeleteParts = "DELETE FROM prompt_parts WHERE user_id = @user AND session_id = @session";

    private const string SummaryColumns = "session_id, persona_ids, title, turns, created_at, last_at";

    private const string WindowColumns = $"""
        SELECT {TurnRow.ColumnsWithoutReceipt}, s.turns,
            (SELECT max(l.seq) FROM messages l WHERE l.user_id = @user AND l.session_id = @session) AS last_seq,
            m.analysis_failures
        FROM sessions s
        """;

    private const string OfSessionInOrder = """
        WHERE s.user_id = @user AND s.session_id = @session
        ORDER BY m.seq
        """;
}
