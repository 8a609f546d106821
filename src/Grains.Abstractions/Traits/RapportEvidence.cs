using System.Collections.Immutable;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Traits;

/// <summary>What a turn showed, for the rapport to follow.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Seq">The turn. A turn counts once, however often it is told of.</param>
/// <param name="At">When the turn ended.</param>
/// <param name="Persona">The persona's own traits: their ids, intensities and dynamics count.</param>
/// <param name="Observed">What was observed.</param>
[GenerateSerializer, Immutable, Alias("rapport-evidence")]
public sealed record RapportEvidence(
    [property: Id(0)] string SessionId,
    [property: Id(1)] long Seq,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] ImmutableArray<Trait> Persona,
    [property: Id(4)] ImmutableArray<ObservedTrait> Observed);
