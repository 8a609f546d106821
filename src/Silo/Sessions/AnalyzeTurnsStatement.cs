using NpgsqlTypes;
using PersonaUniverse.Storage;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

/// <summary>Stores the analyses of turns that are in <c>messages</c>.</summary>
internal sealed class AnalyzeTurnsStatement : PostgresStatement
{
    private readonly PostgresRows<(SessionKey Session, long Seq, TurnAnalysis Analysis)> _analyses;

    public AnalyzeTurnsStatement(TimeProvider clock)
    {
        _analyses = Rows<(SessionKey Session, long Seq, TurnAnalysis Analysis)>()
            .Column("user_id", NpgsqlDbType.Text, static row => row.Session.UserId)
            .Column("session_id", NpgsqlDbType.Text, static row => row.Session.SessionId)
            .Column("seq", NpgsqlDbType.Bigint, static row => row.Seq)
            .Column("traits", NpgsqlDbType.Jsonb, static row => TurnJson.Write(row.Analysis.Traits))
            .Column("confidence", NpgsqlDbType.Double, static row => row.Analysis.Confidence)
            .Column("suggested_actions", NpgsqlDbType.Jsonb, static row => TurnJson.Write(row.Analysis.SuggestedActions))
            .Column("moves", NpgsqlDbType.Text, static row => TraitJson.Write(row.Analysis.Moves))
            .Column("analyzed_at", NpgsqlDbType.TimestampTz, _ => LogTime.Truncate(clock.GetUtcNow()));
        Command.CommandText = $"""
            UPDATE messages m
            SET traits = i.traits, confidence = i.confidence, suggested_actions = i.suggested_actions, moves = i.moves,
                analyzed_at = i.analyzed_at, analysis_failure = NULL
            FROM {_analyses.Table} AS i ({_analyses.Names})
            WHERE m.user_id = i.user_id AND m.session_id = i.session_id AND m.seq = i.seq
            """;
    }

    public override bool Answers => false;

    public override void Add(BatchedWrite write)
    {
        if (write is TurnWrite { Turn: null, Analysis: { } analysis } analyze)
        {
            _analyses.Add((analyze.Session, analyze.Seq, analysis));
            analyze.Stored = true;
        }
    }
}
