using System.Collections.Immutable;
using PersonaUniverse.Errors;

namespace PersonaUniverse.Health;

/// <summary>Checks whether this process can serve: one check at a time, one a second, however many ask, for anybody may.</summary>
internal sealed class ReadinessCheck(IGrainFactory grains, IEnumerable<RedisCheck> redis, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<Readiness>? _last;
    private long _begunAt;

    /// <summary>Checks, or tells what a check under way or just made finds.</summary>
    /// <param name="cancellationToken">Gives up waiting; the check goes on for the others.</param>
    public Task<Readiness> CheckAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_last is null || (_last.IsCompleted && clock.GetElapsedTime(_begunAt) >= Kept))
            {
                (_begunAt, _last) = (clock.GetTimestamp(), MakeAsync());
            }

            return _last.WaitAsync(cancellationToken);
        }
    }

    private async Task<Readiness> MakeAsync()
    {
        using var deadline = new CancellationTokenSource(Patience, clock);
        var dependencies = ImmutableArray.CreateBuilder<DependencyHealth>();
        try
        {
            var behindSilo = await grains.GetGrain<IHealthGrain>(0).CheckAsync(deadline.Token);
            dependencies.Add(new DependencyHealth("cluster", Healthy: true, "A silo answers."));
            dependencies.AddRange(behindSilo);
        }
        catch (Exception failure)
        {
            dependencies.Add(new DependencyHealth("cluster", Healthy: false, ErrorTranslation.Translate(failure).Message));
        }

        foreach (var check in redis)
        {
            dependencies.Add(await check.CheckAsync(Patience));
        }

        return Readiness.Of(dependencies.ToImmutable());
    }
}
