using System.Collections.Immutable;

namespace PersonaUniverse.Health;

/// <summary>Tells how the silo it runs on reaches what it depends on. Stateless; the key means nothing, by convention 0.</summary>
[Alias("health"), GrainInterfaceType("health")]
public interface IHealthGrain : IGrainWithIntegerKey
{
    /// <summary>Checks each dependency of the silo that answers.</summary>
    [Alias("check")]
    Task<ImmutableArray<DependencyHealth>> CheckAsync(CancellationToken cancellationToken = default);
}
