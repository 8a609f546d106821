using System.Collections.Immutable;
using Orleans.Concurrency;

namespace PersonaUniverse.Health;

[StatelessWorker]
[GrainType("health")]
internal sealed class HealthGrain(IEnumerable<IDependencyCheck> checks) : Grain, IHealthGrain
{
    public async Task<ImmutableArray<DependencyHealth>> CheckAsync(CancellationToken cancellationToken = default)
        => [.. await Task.WhenAll(checks.Select(check => check.CheckAsync(cancellationToken)))];
}
