using NpgsqlTypes;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Sessions;

/// <summary>Notes of turns that are in <c>messages</c> that their analysis failed; <c>failed_analyses</c> shows them.</summary>
internal sealed class FailAnalysesStatement : PostgresStatement
{
    private readonly PostgresRows<(SessionKey Session, long Seq, string Reason)> _failures;

    public FailAnalysesStatement(TimeProvider clock)
    {
        _failures = Rows<(SessionKey Session, long Seq, string Reason)>()
            .Column("user_id", NpgsqlDbType.Text, static row => row.Session.UserId)
            .Column("session_id", NpgsqlDbType.Text, static row => row.Session.SessionId)
            .Column("seq", NpgsqlDbType.Bigint, static row => row.Seq)
            .Column("reason", NpgsqlDbType.Text, static row => row.Reason)
            .Column("failed_at", NpgsqlDbType.TimestampTz, _ => LogTime.Truncate(clock.GetUtcNow()));
        Command.CommandText = $"""
            UPDATE messages m
            SET analysis_failures = m.analysis_failures + 1, analysis_failure = i.reason, analysis_failed_at = i.failed_at
            FROM {_failures.Table} AS i ({_failures.Names})
            WHERE m.user_id = i.user_id AND m.session_id = i.session_id AND m.seq = i.seq
            """;
    }

    public override bool Answers => false;

    public override void Add(BatchedWrite write)
    {
        if (write is TurnWrite { Failure: { } reason } failed)
        {
            _failures.Add((failed.Session, failed.Seq, reason));
            failed.Stored = true;
        }
    }
}
