namespace PersonaUniverse.Traits;

/// <summary>How readily a trait moves with evidence, how soon it settles again, and between which bounds.</summary>
/// <param name="Plasticity">How far one piece of evidence carries it towards what was observed, in [0, 1]; 0 never moves.</param>
/// <param name="HalfLifeHours">In how many hours half of a session's shift is gone, above 0; the rapport keeps its own longer.</param>
/// <param name="Floor">The lowest intensity that evidence may bring about, in [0, 1].</param>
/// <param name="Ceiling">The highest intensity that evidence may bring about, from <paramref name="Floor"/> to 1.</param>
/// <param name="Opposes">The id of the trait that falls as this one rises, and rises as it falls; null for none.</param>
[GenerateSerializer, Immutable, Alias("trait-dynamics")]
public sealed record TraitDynamics(
    [property: Id(0)] double Plasticity = 0.25,
    [property: Id(1)] double HalfLifeHours = 6,
    [property: Id(2)] double Floor = 0,
    [property: Id(3)] double Ceiling = 1,
    [property: Id(4)] string? Opposes = null)
{
    /// <summary>How a trait moves of which nothing else is said.</summary>
    public static TraitDynamics Default { get; } = new();
}
