using System.Collections.Immutable;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

/// <summary>What a persona's grain stores, as JSON. The SQL views <c>personas</c> and <c>traits</c> read these members by name.</summary>
internal sealed record PersonaState
{
    /// <summary>Gets what the persona's author wrote, with the traits' baselines; null while there is no such persona.</summary>
    public PersonaDefinition? Definition { get; init; }

    /// <summary>Gets the user who made it; null for one that came with the product.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Gets the live intensities that differ from their baseline, by trait id, core traits' included.</summary>
    public ImmutableSortedDictionary<string, double> Intensities { get; init; } =
        ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Gets the version, rising by one with each change.</summary>
    public long Version { get; init; }

    /// <summary>Gets whether it was deleted; the record stays so that a seed does not come back.</summary>
    public bool Deleted { get; init; }

    /// <summary>Gets who may meet it.</summary>
    public PersonaVisibility Visibility { get; init; }

    /// <summary>Gets what it was made from; null when it was written down anew.</summary>
    public PersonaOrigin? Origin { get; init; }

    /// <summary>Gets when it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets when it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Gets the core profile's version that the persona has taken on.</summary>
    public long CoreVersion { get; init; }

    /// <summary>Gets the intensities in which that version differs from the shipped profile, by core trait id.</summary>
    public ImmutableSortedDictionary<string, double> CoreIntensities { get; init; } =
        ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Gets whether the trait ledger has begun.</summary>
    public bool LedgerBegun { get; init; }

    /// <summary>
    /// Gets the ledger's newest events, written with the state they led to. They are in the ledger, or on their way: what is
    /// acknowledged is never missing there for good.
    /// </summary>
    public ImmutableArray<TraitEvent> Unrecorded { get; init; } = [];

    /// <summary>Gets the version in which the definition took effect; 0 in a state written before that was noted.</summary>
    public long DefinitionVersion { get; init; }

    /// <summary>
    /// Gets the version in which it was made, above 1 under the id of one that was deleted; 0 in a state written before that was noted.
    /// </summary>
    public long BegunVersion { get; init; }

    /// <summary>Gets when the definition took effect; null in a state written before that was noted.</summary>
    public DateTimeOffset? DefinedAt { get; init; }
}
