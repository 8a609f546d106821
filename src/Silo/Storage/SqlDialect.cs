using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.InteropServices;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Storage;

/// <summary>What differs between the databases, for stores whose SQL is otherwise the same.</summary>
internal sealed record SqlDialect
{
    public static SqlDialect Postgres { get; } = new()
    {
        ReadTime = static (row, column) => row.GetFieldValue<DateTime>(column),
        WriteTime = static time => time.UtcDateTime,
        ReadTexts = static (row, column) => ImmutableCollectionsMarshal.AsImmutableArray(row.GetFieldValue<string[]>(column)),
        SessionWindow = TurnQueries.WindowOnPostgres,
        LockSession = TurnQueries.LockOnPostgres,
        UnusedPersonaFiles = PersonaFileStore.UnusedOnPostgres,
    };

    public static SqlDialect Sqlite { get; } = new()
    {
        ReadTime = static (row, column) => LogTime.FromMicroseconds(row.GetInt64(column)),
        WriteTime = static time => LogTime.ToMicroseconds(time),
        ReadTexts = static (row, column) => TurnJson.ReadTexts(row.GetString(column)),
        SessionWindow = TurnQueries.WindowOnSqlite,
        UnusedPersonaFiles = PersonaFileStore.UnusedOnSqlite,
    };

    /// <summary>Reads the time in a column.</summary>
    public required Func<DbDataReader, int, DateTimeOffset> ReadTime { get; init; }

    /// <summary>Makes a parameter of a time.</summary>
    public required Func<DateTimeOffset, object> WriteTime { get; init; }

    /// <summary>Reads the list of texts in a column.</summary>
    public required Func<DbDataReader, int, ImmutableArray<string>> ReadTexts { get; init; }

    /// <summary>Asks for the latest turns with each persona of a session.</summary>
    public required string SessionWindow { get; init; }

    /// <summary>Keeps others from appending to a session until the transaction is over; null where a writer is alone anyway.</summary>
    public string? LockSession { get; init; }

    /// <summary>Finds the files that no persona's card names.</summary>
    public required string UnusedPersonaFiles { get; init; }
}
