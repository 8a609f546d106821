using PersonaUniverse.Sessions;
using static PersonaUniverse.Memory.TurnMemoryState;

namespace PersonaUniverse.Memory;

/// <summary>What <see cref="MemoryStore"/> asks; SQL that Postgres and SQLite read alike.</summary>
internal static class MemoryQueries
{
    /// <summary>All columns of <c>memories</c>.</summary>
    public const string Columns =
        "user_id, persona_id, memory_id, session_id, seq, entry, by_hand, forgotten, step, failures, embedder, vector";

    // What was forgotten stays so, whoever still holds an older copy.
    public const string OrReplace = """
        ON CONFLICT (user_id, persona_id, memory_id) DO UPDATE SET
            entry = excluded.entry, by_hand = excluded.by_hand, forgotten = excluded.forgotten, step = excluded.step,
            failures = excluded.failures, embedder = excluded.embedder, vector = excluded.vector
        WHERE excluded.forgotten OR NOT memories.forgotten
        """;

    public const string OrKeep = "ON CONFLICT (user_id, persona_id, memory_id) DO NOTHING";

    public const string Load = """
        SELECT memory_id, session_id, seq, entry, forgotten, step, failures, embedder, vector FROM memories
        WHERE user_id = @user AND persona_id = @persona
        """;

    public const string ByPersona = """
        SELECT persona_id, count(*) FROM memories
        WHERE user_id = @user AND persona_id > @after AND NOT forgotten
        GROUP BY persona_id
        ORDER BY persona_id
        LIMIT @limit
        """;

    public static readonly string Backlog = $"""
        SELECT {TurnRow.ColumnsWithoutReceipt}, m.session_id, m.memory_failures FROM messages m
        WHERE m.user_id = @user AND m.persona_id = @persona AND m.memory_state = {Waiting:D}
        ORDER BY m.created_at, m.session_id, m.seq
        LIMIT @limit
        """;

    public static readonly string MarkRemembered = $"""
        UPDATE messages SET memory_state = {Remembered:D}
        WHERE user_id = @user AND session_id = @session AND seq = @seq AND created_at = @created AND memory_state = {Waiting:D}
        """;

    public const string Insert = $"{InsertRow} {OrKeep}";

    public const string Upsert = $"{InsertRow} {OrReplace}";

    // Only on top of the failures that were known: run again after a lost connection, it must not count one failure twice.
    public static readonly string RecordFailure = $"""
        UPDATE messages
        SET memory_failures = memory_failures + 1,
            memory_state = CASE WHEN memory_failures + 1 >= @attempts THEN {GivenUp:D} ELSE {Waiting:D} END
        WHERE user_id = @user AND session_id = @session AND seq = @seq AND created_at = @created AND memory_state = {Waiting:D}
            AND memory_failures = @failures
        """;

    public static readonly string ForgetTurn = $"""
        UPDATE messages SET memory_state = {Forgotten:D}
        WHERE user_id = @user AND session_id = @session AND seq = @seq AND persona_id = @persona
        """;

    public static readonly string ForgetSession = $"""
        UPDATE messages SET memory_state = {Forgotten:D} WHERE user_id = @user AND session_id = @session AND persona_id = @persona
        """;

    public static readonly string ForgetAll
        = $"UPDATE messages SET memory_state = {Forgotten:D} WHERE user_id = @user AND persona_id = @persona";

    public const string DropDerived = """
        DELETE FROM memories WHERE user_id = @user AND persona_id = @persona AND NOT by_hand AND NOT forgotten
        """;

    public static readonly string RememberAgain = $"""
        UPDATE messages SET memory_state = {Waiting:D}, memory_failures = 0
        WHERE user_id = @user AND persona_id = @persona AND memory_state IN ({Remembered:D}, {GivenUp:D})
        """;

    public const string Settle = """
        UPDATE memories SET step = @step, failures = @failures, embedder = @embedder, vector = @vector
        WHERE user_id = @user AND persona_id = @persona AND memory_id = @id AND forgotten = @forgotten
        """;

    public const string DropForgotten = """
        DELETE FROM memories WHERE user_id = @user AND persona_id = @persona AND memory_id = @id AND forgotten
        """;

    public static readonly string RememberTurnAgain = $"""
        UPDATE messages SET memory_state = {Waiting:D}, memory_failures = 0
        WHERE user_id = @user AND session_id = @session AND seq = @seq AND persona_id = @persona AND memory_state = {Remembered:D}
        """;

    public static readonly string Count = $"""
        SELECT memory_state, count(*) FROM messages
        WHERE user_id = @user AND persona_id = @persona AND memory_state IN ({Waiting:D}, {GivenUp:D})
        GROUP BY memory_state
        """;

    public static readonly string FindBehind = $"""
        SELECT user_id, persona_id FROM messages WHERE memory_state = {Waiting:D} AND created_at < @since
        UNION
        SELECT user_id, persona_id FROM memories WHERE step IN ({MemoryStep.Put:D}, {MemoryStep.Remove:D})
        LIMIT @limit
        """;

    private const string InsertRow = $"""
        INSERT INTO memories ({Columns})
        VALUES (@user, @persona, @id, @session, @seq, @entry, @by_hand, @forgotten, @step, @failures, @embedder, @vector)
        """;
}
