using System.Data.Common;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Storage;

/// <summary>In what the databases differ where the SQL itself does not: how a time is kept.</summary>
/// <param name="ReadTime">Reads the time in a column.</param>
/// <param name="WriteTime">Makes a parameter of a time.</param>
internal sealed record SqlDialect(Func<DbDataReader, int, DateTimeOffset> ReadTime, Func<DateTimeOffset, object> WriteTime)
{
    public static SqlDialect Postgres { get; } = new(
        static (row, column) => row.GetFieldValue<DateTime>(column), static time => time.UtcDateTime);

    public static SqlDialect Sqlite { get; } = new(
        static (row, column) => LogTime.FromMicroseconds(row.GetInt64(column)), static time => LogTime.ToMicroseconds(time));
}
