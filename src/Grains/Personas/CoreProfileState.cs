using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>What the core profile's grain stores: how it differs from the one that was shipped.</summary>
internal sealed record CoreProfileState
{
    /// <summary>Gets the intensities that differ, by trait id.</summary>
    public ImmutableSortedDictionary<string, double> Intensities { get; init; } =
        ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Gets the version, rising by one with each change.</summary>
    public long Version { get; init; }

    /// <summary>Gets the version that all personas have heard of.</summary>
    public long Reached { get; init; }
}
