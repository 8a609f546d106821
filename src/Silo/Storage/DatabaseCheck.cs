using System.Data.Common;
using System.Globalization;
using PersonaUniverse.Health;

namespace PersonaUniverse.Storage;

/// <summary>Checks that the database answers a query that asks for nothing.</summary>
internal sealed class DatabaseCheck(DbDataSource database, string product, TimeProvider clock) : IDependencyCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async Task<DependencyHealth> CheckAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var started = clock.GetTimestamp();
        try
        {
            await using var connection = await database.OpenConnectionAsync(stop.Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT 1";
            await command.ExecuteScalarAsync(stop.Token);
            var took = clock.GetElapsedTime(started).TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
            return new DependencyHealth(DatabaseErrors.Dependency, Healthy: true, $"{product}, answered in {took} ms");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (exception is DbException or OperationCanceledException || DatabaseErrors.IsOutage(exception))
        {
            // The kind of failure and no more: messages of drivers may name hosts and users.
            return new DependencyHealth(DatabaseErrors.Dependency, Healthy: false, $"{product}: {exception.GetType().Name}");
        }
    }
}
