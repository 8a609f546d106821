using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

/// <summary>One quality of a persona, with its live intensity.</summary>
/// <param name="Id">The trait's id, unique within the persona.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Description">What it means in this persona's behaviour; written for a model to act on.</param>
/// <param name="Intensity">The live intensity, in [0, 1]. Exact here; two decimals at the edge.</param>
/// <param name="Baseline">
/// The intensity this one returns to, in [0, 1]: on a persona what it was defined with, in a session the
/// persona's current intensity.
/// </param>
/// <param name="Inherited">Whether it comes from the core profile that every persona shares.</param>
/// <param name="Style">
/// The style feature in which the trait can be seen and measured (see <see cref="StyleFeatures"/>); null when it has none.
/// </param>
[GenerateSerializer, Immutable, Alias("trait")]
public sealed record Trait(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Description,
    [property: Id(3)] double Intensity,
    [property: Id(4)] double Baseline,
    [property: Id(5)] bool Inherited = false,
    [property: Id(6)] string? Style = null)
{
    /// <summary>How evidence moves it; null for <see cref="TraitDynamics.Default"/>.</summary>
    [Id(7)]
    public TraitDynamics? Dynamics { get; init; }

    /// <summary>The core profile's intensity of an inherited trait, in [0, 1]; null for one of the persona's own.</summary>
    [Id(8)]
    public double? Core { get; init; }
}
