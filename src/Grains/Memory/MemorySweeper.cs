using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Memory;

/// <summary>Finds what nobody remembered, for the silo that was to has died, and wakes the memories concerned.</summary>
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
