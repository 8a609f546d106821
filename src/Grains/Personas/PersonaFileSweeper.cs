using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Personas;

/// <summary>Has files collected that no persona shows any more. Every silo does so; two at once do no harm.</summary>
internal sealed partial class PersonaFileSweeper(
    IPersonaFiles files, IOptions<PersonaFileOptions> options, TimeProvider clock, ILogger<PersonaFileSweeper> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var removed = await files.CollectAsync(clock.GetUtcNow(), options.Value.UnusedFor, stoppingToken);
                if (removed > 0)
                {
                    LogRemoved(removed);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogSweepFailed(failure);
            }
        }
    }

    [LoggerMessage(1420, LogLevel.Information, "Removed {Count} files that no persona shows any more.")]
    private partial void LogRemoved(int count);

    [LoggerMessage(1421, LogLevel.Warning, "Looking for files that no persona shows failed; trying again.")]
    private partial void LogSweepFailed(Exception failure);
}
