using System.Data.Common;
using PersonaUniverse.Storage;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

/// <summary>Reads turns back from rows of <c>messages</c>.</summary>
internal static class TurnRow
{
    /// <summary>What a query selects, in this order, from the first column on.</summary>
    public const string Columns = $"{ColumnsOfTurn}, m.receipt";

    /// <summary>The same without the receipt, for those who have no use for it: it is read and parsed for nothing.</summary>
    public const string ColumnsWithoutReceipt = $"{ColumnsOfTurn}, NULL";

    /// <summary>The number of <see cref="Columns"/>.</summary>
    public const int Width = 17;

    private const string ColumnsOfTurn =
        "m.seq, m.client_message_id, m.persona_id, m.user_message, m.ai_response, m.model, m.input_tokens, m.output_tokens, " +
        "m.memories, m.degraded, m.persona_version, m.created_at, m.traits, m.confidence, m.suggested_actions, m.moves";

    private const int Traits = 12;

    /// <summary>Reads the row the reader stands on.</summary>
    /// <param name="row">The reader.</param>
    /// <param name="dialect">The database's way.</param>
    public static Turn Read(DbDataReader row, SqlDialect dialect) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.GetString(5),
        new TokenUsage(row.GetInt64(6), row.GetInt64(7)),
        TurnJson.ReadMemories(row.GetString(8)),
        TurnJson.ReadTexts(row.GetString(9)),
        row.GetInt64(10),
        dialect.ReadTime(row, 11),
        row.IsDBNull(Traits) ? null : ReadAnalysis(row))
    {
        Receipt = row.IsDBNull(Traits + 4) ? null : TurnJson.ReadReceipt(row.GetString(Traits + 4)),
    };

    private static TurnAnalysis ReadAnalysis(DbDataReader row) => new(
        TurnJson.ReadTraits(row.GetString(Traits)),
        row.GetDouble(Traits + 1),
        TurnJson.ReadTexts(row.GetString(Traits + 2)))
    {
        Moves = row.IsDBNull(Traits + 3) ? [] : TraitJson.Read(row.GetString(Traits + 3)),
    };
}
