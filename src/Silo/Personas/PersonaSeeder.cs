using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace PersonaUniverse.Personas;

/// <summary>
/// Makes the seeded personas when the silo has become active, and again later if the database or another silo did not answer yet.
/// </summary>
/// <remarks>A persona that exists or was deleted stays as it is, so every silo of a cluster may do this at every start.</remarks>
internal sealed partial class PersonaSeeder(
    PersonaSeeds seeds, IGrainFactory grains, TimeProvider clock, ILogger<PersonaSeeder> logger)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopping = new();
    private Task _retrying = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle)
        => lifecycle.Subscribe(nameof(PersonaSeeder), ServiceLifecycleStage.Active, StartAsync, StopAsync);

    public void Dispose() => _stopping.Dispose();

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        // A silo without its database, or beside one that just died, still starts: it answers 503 and recovers, and so does seeding.
        if (!await TrySeedAsync(cancellationToken))
        {
            _retrying = RetryAsync(_stopping.Token);
        }
    }

    private async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _retrying.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RetryAsync(CancellationToken cancellationToken)
    {
        try
        {
            do
            {
                await Task.Delay(RetryDelay, clock, cancellationToken);
            }
            while (!await TrySeedAsync(cancellationToken));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody waits for this task before the silo stops.
            LogGivenUp(failure);
        }
    }

    private async Task<bool> TrySeedAsync(CancellationToken cancellationToken)
    {
        var made = 0;
        try
        {
            foreach (var (id, definition) in seeds.Personas)
            {
                var outcome = await grains.GetGrain<IPersonaGrain>(id).SeedAsync(definition, cancellationToken);
                made += outcome == PersonaOutcome.Done ? 1 : 0;
            }
        }
        catch (Exception exception) when (
            exception is DependencyUnavailableException
                or TimeoutException
                or OrleansMessageRejectionException
                or InconsistentStateException)
        {
            // The last of them: another silo made a persona at the same moment, and the next attempt finds it.
            LogPostponed(exception, RetryDelay.TotalSeconds);
            return false;
        }

        LogSeeded(made, seeds.Personas.Count);
        return true;
    }

    [LoggerMessage(1400, LogLevel.Information, "Seeded {Made} new personas of {Count}.")]
    private partial void LogSeeded(int made, int count);

    [LoggerMessage(
        1401,
        LogLevel.Warning,
        "Seeding the personas waits {Seconds} s: the database or another silo does not answer, or another silo seeds too.")]
    private partial void LogPostponed(Exception exception, double seconds);

    [LoggerMessage(1402, LogLevel.Error, "Seeding the personas has ended for this silo's lifetime: not all of them may be there.")]
    private partial void LogGivenUp(Exception exception);
}
