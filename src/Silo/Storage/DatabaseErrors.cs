using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PersonaUniverse.Storage;

/// <summary>Tells a database that does not answer from one that refuses what we ask.</summary>
internal static class DatabaseErrors
{
    /// <summary>The name of the dependency in <see cref="DependencyUnavailableException"/> and in health reports.</summary>
    public const string Dependency = "database";

    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteNoMemory = 7;
    private const int SqliteReadOnly = 8;
    private const int SqliteIoError = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteProtocol = 15;

    /// <summary>Whether the database is away, overloaded or out of space: nothing the request itself could be blamed for.</summary>
    public static bool IsOutage(Exception exception) => exception switch
    {
        PostgresException postgres => IsOutage(postgres.SqlState),
        NpgsqlException or SocketException or TimeoutException or IOException => true,
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteBusy or SqliteLocked or SqliteNoMemory or SqliteReadOnly
            or SqliteIoError or SqliteFull or SqliteCannotOpen or SqliteProtocol,
        _ => false,
    };

    /// <summary>
    /// Whether an outage meets whatever is asked next. It does not where the database answered that one statement waited or ran for
    /// longer than it may: a lock that it wanted, or somebody who ended it, need not concern another.
    /// </summary>
    public static bool IsEverybodys(Exception exception)
        => IsOutage(exception)
            && exception is not PostgresException { SqlState: PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable };

    /// <summary>Whether the database gave way to another transaction; the same request may succeed at once.</summary>
    public static bool IsCollision(Exception exception)
        => exception is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    /// <summary>
    /// Whether the connection, not the server, was gone: a pooled one outlived a restart of the server, whose farewell is read only
    /// by the next command.
    /// </summary>
    public static bool IsLostConnection(Exception exception)
        => exception is NpgsqlException { InnerException: IOException or SocketException } and not PostgresException
            or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown };

    /// <summary>What a caller gets to see of a failure.</summary>
    public static Exception Translate(Exception exception)
        => IsOutage(exception) || IsCollision(exception) ? new DependencyUnavailableException(Dependency, exception) : exception;

    /// <summary>
    /// Runs <paramref name="operation"/>; an outage in it becomes a <see cref="DependencyUnavailableException"/>. Where it met a
    /// connection that had died in the pool, it is run once more, so it must bear that: reads do, and so do writes that a version
    /// or a unique index guards.
    /// </summary>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> operation)
    {
        try
        {
            try
            {
                return await operation();
            }
            catch (Exception exception) when (IsLostConnection(exception))
            {
                return await operation();
            }
        }
        catch (Exception exception) when (IsOutage(exception) || IsCollision(exception))
        {
            throw Translate(exception);
        }
    }

    // Classes: 08 connection, 53 resources, 57 operator intervention and time limits, 58 system error.
    // Single: 55P03 lock not available, 25006 read-only (a standby, while roles change).
    private static bool IsOutage(string state)
        => state.StartsWith("08", StringComparison.Ordinal)
            || state.StartsWith("53", StringComparison.Ordinal)
            || state.StartsWith("57", StringComparison.Ordinal)
            || state.StartsWith("58", StringComparison.Ordinal)
            || state is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.ReadOnlySqlTransaction;
}
