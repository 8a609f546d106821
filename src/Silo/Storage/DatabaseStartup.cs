using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Storage;

/// <summary>Waits for the database and migrates it before anything else of the host starts, the silo included.</summary>
internal sealed partial class DatabaseStartup(
    IMigrator migrator, IOptions<StorageOptions> options, TimeProvider clock, ILogger<DatabaseStartup> logger)
    : IHostedLifecycleService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var deadline = clock.GetUtcNow() + options.Value.StartTimeout;
        while (true)
        {
            try
            {
                foreach (var migration in await migrator.MigrateAsync(cancellationToken))
                {
                    LogMigrated(migration.Name);
                }

                return;
            }
            catch (Exception exception) when (DatabaseErrors.IsOutage(exception) && clock.GetUtcNow() < deadline)
            {
                LogWaiting(exception.Message);
                await Task.Delay(Pause, clock, cancellationToken);
            }
            catch (Exception exception) when (DatabaseErrors.IsOutage(exception))
            {
                throw DatabaseErrors.Translate(exception);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
