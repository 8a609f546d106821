namespace PersonaUniverse.Hosting;

/// <summary>Keeps an API that started before its silos, or outlived them, trying until it is stopped.</summary>
internal sealed partial class RetryUntilStopped(TimeProvider clock, ILogger<RetryUntilStopped> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        LogNotConnected(exception.Message);
        await Task.Delay(Pause, clock, cancellationToken);
        return true;
    }

    [LoggerMessage(3010, LogLevel.Warning, "No silo answers yet ({Reason}); trying again.")]
    private partial void LogNotConnected(string reason);
}
