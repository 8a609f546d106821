using System.Collections.Immutable;
using Npgsql;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Traits;

/// <summary>Keeps trait ledgers in Postgres; what is appended shares its transaction with all that is written then.</summary>
internal sealed class PostgresTraitLedger(NpgsqlDataSource database, GroupCommit writes) : ITraitLedger
{
    private readonly TraitLedgerStore _rows = new(database, SqlDialect.Postgres);

    public Task<bool> AppendAsync(
        string scope, IReadOnlyList<TraitEvent> events, string? cause, CancellationToken cancellationToken)
        => events.Count == 0
            ? Task.FromResult(true)
            : writes.WriteAsync(new TraitEventsWrite(scope, events, cause, cancellationToken));

    public Task<ImmutableArray<TraitEvent>> ReadAsync(
        string scope, long? before, int limit, CancellationToken cancellationToken)
        => _rows.ReadAsync(scope, before, limit, cancellationToken);

    public Task<long?> FindAfterAsync(string scope, long from, DateTimeOffset time, CancellationToken cancellationToken)
        => _rows.FindAfterAsync(scope, from, time, cancellationToken);

    public Task<long?> FindBegunAsync(string scope, CancellationToken cancellationToken)
        => _rows.FindBegunAsync(scope, cancellationToken);
}
