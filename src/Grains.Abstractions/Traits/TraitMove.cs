using PersonaUniverse.Personas;

namespace PersonaUniverse.Traits;

/// <summary>One trait's part in an event.</summary>
/// <param name="TraitId">The trait.</param>
/// <param name="From">
/// What it was: an intensity in [0, 1] or, in a rapport or a session, a shift in [-1, 1]; null when it was not there.
/// </param>
/// <param name="To">What it is now, in the same unit; null when it is gone.</param>
[GenerateSerializer, Immutable, Alias("trait-move")]
public sealed record TraitMove(
    [property: Id(0)] string TraitId, [property: Id(1)] double? From, [property: Id(2)] double? To)
{
    /// <summary>The intensity that was observed, in [0, 1]; null where the trait moved without evidence of its own.</summary>
    [Id(3)]
    public double? Evidence { get; init; }

    /// <summary>The intensity of the layers below as it was observed, in [0, 1]; null where nothing lies below.</summary>
    [Id(4)]
    public double? Below { get; init; }

    /// <summary>The trait as its author wrote it, where it came or went, so that it can be brought back; null otherwise.</summary>
    [Id(5)]
    public TraitDefinition? Definition { get; init; }
}
