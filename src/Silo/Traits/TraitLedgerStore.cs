using System.Collections.Immutable;
using System.Data.Common;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Traits;

/// <summary>Keeps trait ledgers in the database that keeps everything else; SQL that Postgres and SQLite read alike.</summary>
internal sealed class TraitLedgerStore(DbDataSource database, SqlDialect dialect, GroupCommit writes) : ITraitLedger
{
    internal const string Read = """
        SELECT version, at, kind, actor, reason, moves FROM trait_events
        WHERE scope = @scope AND version < @before
        ORDER BY version DESC
        LIMIT @limit
        """;

    // Along the primary key, as the ledger is folded: a clock that went back must not make another event the first.
    internal const string After = """
        SELECT version FROM trait_events
        WHERE scope = @scope AND version >= @from AND at > @time
        ORDER BY version
        LIMIT 1
        """;

    internal const string Begun = "SELECT max(version) FROM trait_events WHERE scope = @scope AND kind = @kind";

    public Task<bool> AppendAsync(
        string scope, IReadOnlyList<TraitEvent> events, string? cause, CancellationToken cancellationToken)
        => events.Count == 0
            ? Task.FromResult(true)
            : writes.WriteAsync(new TraitEventsWrite(scope, events, cause, cancellationToken));

    public Task<ImmutableArray<TraitEvent>> ReadAsync(
        string scope, long? before, int limit, CancellationToken cancellationToken)
        => database.ReadAllAsync(
            Read,
            row => new TraitEvent(
                row.GetInt64(0),
                dialect.ReadTime(row, 1),
                (TraitEventKind)row.GetInt16(2),
                row.GetString(3),
                row.GetString(4),
                TraitJson.Read(row.GetString(5))),
            cancellationToken,
            ("scope", scope),
            ("before", before ?? long.MaxValue),
            ("limit", limit));

    public Task<long?> FindAfterAsync(string scope, long from, DateTimeOffset time, CancellationToken cancellationToken)
        => FindAsync(After, [("scope", scope), ("from", from), ("time", dialect.WriteTime(time))], cancellationToken);

    public Task<long?> FindBegunAsync(string scope, CancellationToken cancellationToken)
        => FindAsync(Begun, [("scope", scope), ("kind", (short)TraitEventKind.Begun)], cancellationToken);

    private Task<long?> FindAsync(string sql, (string Name, object Value)[] parameters, CancellationToken cancellationToken)
        => database.WorkAsync(
            async connection =>
            {
                await using var command = connection.Command(sql, parameters);
                return await command.ExecuteScalarAsync(cancellationToken) as long?;
            },
            cancellationToken);
}
