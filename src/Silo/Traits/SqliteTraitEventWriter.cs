using Microsoft.Data.Sqlite;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Traits;

/// <summary>Writes to SQLite what happened to traits.</summary>
internal sealed class SqliteTraitEventWriter : SqliteWriter
{
    private const string Sql = """
        INSERT INTO trait_events (scope, version, at, kind, actor, reason, moves, cause)
        VALUES (@scope, @version, @at, @kind, @actor, @reason, @moves, @cause)
        ON CONFLICT DO NOTHING
        """;

    private readonly SqliteStatement _append;

    public SqliteTraitEventWriter(SqliteConnection connection)
        : base(connection)
        => _append = Prepare(Sql, "scope", "version", "at", "kind", "actor", "reason", "moves", "cause");

    public override void Write(SqliteTransaction transaction, BatchedWrite write)
    {
        if (write is not TraitEventsWrite append)
        {
            return;
        }

        var stored = append.Events.Sum(occurrence => _append.Execute(
            transaction,
            append.Scope,
            occurrence.Version,
            SqlDialect.Sqlite.WriteTime(occurrence.At),
            (short)occurrence.Kind,
            occurrence.Actor,
            occurrence.Reason,
            TraitJson.Write(occurrence.Moves),
            append.Cause));
        write.Stored = stored == append.Events.Count;
    }
}
