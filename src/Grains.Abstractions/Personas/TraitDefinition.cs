using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

/// <summary>A trait as its author wrote it.</summary>
/// <param name="Id">The trait's id, 1–50 characters of <c>[A-Za-z0-9._:-]</c>, unique within the persona.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Description">What it means in behaviour; written for a model to act on.</param>
/// <param name="Intensity">How strong it is by default, in [0, 1].</param>
/// <param name="Style">The style feature it shows in (see <see cref="StyleFeatures"/>); null when it has none.</param>
[GenerateSerializer, Immutable, Alias("trait-definition")]
public sealed record TraitDefinition(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Description,
    [property: Id(3)] double Intensity,
    [property: Id(4)] string? Style = null)
{
    /// <summary>How evidence moves it; null for <see cref="TraitDynamics.Default"/>.</summary>
    [Id(5)]
    public TraitDynamics? Dynamics { get; init; }
}
