using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PersonaUniverse.Storage;

public sealed class DatabaseErrorsTests
{
    public static TheoryData<Exception, bool> Failures => new()
    {
        { new SqliteException("busy", 5), true },
        { new SqliteException("disk I/O error", 10), true },
        { new SqliteException("disk full", 13), true },
        { new SqliteException("constraint", 19), false },
        { new NpgsqlException("broken", new SocketException()), true },
        { new TimeoutException(), true },
        { Postgres(PostgresErrorCodes.CannotConnectNow), true },
        { Postgres(PostgresErrorCodes.DiskFull), true },
        { Postgres(PostgresErrorCodes.TooManyConnections), true },
        { Postgres(PostgresErrorCodes.DeadlockDetected), true },
        { Postgres(PostgresErrorCodes.CharacterNotInRepertoire), false },
        { Postgres(PostgresErrorCodes.NotNullViolation), false },
        { new InvalidOperationException(), false },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void Translate_Failure_IsUnavailableOnlyWhenTheDatabaseIsToBlame(Exception failure, bool unavailable)
    {
        var translated = DatabaseErrors.Translate(failure);

        if (unavailable)
        {
            var told = Assert.IsType<DependencyUnavailableException>(translated);
            Assert.Equal("database", told.Dependency);
            Assert.Contains(failure.GetType().Name, told.Cause, StringComparison.Ordinal);
        }
        else
        {
            Assert.Same(failure, translated);
        }
    }

    private static PostgresException Postgres(string state) => new("text", "ERROR", "ERROR", state);
}
