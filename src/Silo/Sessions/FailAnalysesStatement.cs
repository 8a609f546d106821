using NpgsqlTypes;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Sessions;

/// <summary>Notes of turns that are in <c>messages</c> that their analysis failed; <c>failed_analyses</c> shows them.</summary>
internal sealed class FailAnalysesStatement : PostgresStatement
{
    private readonly PostgresRows<TurnWrite> _failures;

    public FailAnalysesStatement()
    {
        _failures = Rows<TurnWrite>()
            .Column("user_id", NpgsqlDbType.Text, static row => row.Session.UserId)
            .Column("session_id", NpgsqlDbType.Text, static row => row.Session.SessionId)
            .Column("seq", NpgsqlDbType.Bigint, static row => row.Seq)
            .Column("reason", NpgsqlDbType.Text, static row => row.Failure!)
            .Column("attempts", NpgsqlDbType.Integer, static row => row.Attempts)
            .Column("failed_at", NpgsqlDbType.TimestampTz, static row => LogTime.Truncate(row.FailedAt));
        Command.CommandText = $"""
            UPDATE messages m
            SET analysis_failures = m.analysis_failures + i.attempts, analysis_failure = i.reason, analysis_failed_at = i.failed_at
            FROM {_failures.Table} AS i ({_failures.Names})
            WHERE m.user_id = i.user_id AND m.session_id = i.session_id AND m.seq = i.seq
                AND m.analysis_failed_at IS DISTINCT FROM i.failed_at
            """;
    }

    public override bool Answers => false;

    public override void Add(BatchedWrite write)
    {
        if (write is TurnWrite { Failure: not null } failed)
        {
            _failures.Add(failed);
            failed.Stored = true;
        }
    }
}
