using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>All that a persona can be made from, and all that is needed to make the same one elsewhere.</summary>
/// <param name="Definition">What its author wrote.</param>
/// <param name="Intensities">The live intensities that differ from their baseline, by trait id.</param>
/// <param name="Visibility">Who may meet it.</param>
/// <param name="Origin">What it was made from; null when it was written down anew.</param>
[GenerateSerializer, Immutable, Alias("persona-draft")]
public sealed record PersonaDraft(
    [property: Id(0)] PersonaDefinition Definition,
    [property: Id(1)] ImmutableSortedDictionary<string, double> Intensities,
    [property: Id(2)] PersonaVisibility Visibility,
    [property: Id(3)] PersonaOrigin? Origin = null);
