using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Memory;

/// <summary>Finds turns that were never remembered, because the silo that was to do it has died, and wakes the grains concerned.</summary>
internal sealed partial class MemorySweeper(
    IMemoryStore store, IGrainFactory grains, IOptions<MemoryOptions> options, TimeProvider clock, ILogger<MemorySweeper> logger)
    : BackgroundService
{
    private const int MostAtOnce = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var since = clock.GetUtcNow() - options.Value.SweepInterval;
                foreach (var key in await store.FindBehindAsync(since, MostAtOnce, stoppingToken))
                {
                    grains.GetGrain<IMemoryGrain>(key.ToString()).CatchUpAsync().Ignore();
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogSweepFailed(failure);
            }
        }
    }

    [LoggerMessage(1330, LogLevel.Warning, "Looking for turns to remember failed; trying again.")]
    private partial void LogSweepFailed(Exception failure);
}
