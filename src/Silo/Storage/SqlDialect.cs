using System.Data.Common;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Storage;

/// <summary>In what the databases differ for stores whose SQL is otherwise the same: how a time is kept, and how JSON is searched.</summary>
/// <param name="ReadTime">Reads the time in a column.</param>
/// <param name="WriteTime">Makes a parameter of a time.</param>
/// <param name="UnusedPersonaFiles">Finds the files that no persona's card names.</param>
internal sealed record SqlDialect(
    Func<DbDataReader, int, DateTimeOffset> ReadTime, Func<DateTimeOffset, object> WriteTime, string UnusedPersonaFiles)
{
    public static SqlDialect Postgres { get; } = new(
        static (row, column) => row.GetFieldValue<DateTime>(column),
        static time => time.UtcDateTime,
        PersonaFileStore.UnusedOnPostgres);

    public static SqlDialect Sqlite { get; } = new(
        static (row, column) => LogTime.FromMicroseconds(row.GetInt64(column)),
        static time => LogTime.ToMicroseconds(time),
        PersonaFileStore.UnusedOnSqlite);
}
