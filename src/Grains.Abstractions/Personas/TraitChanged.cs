namespace PersonaUniverse.Personas;

/// <summary>A trait of a persona has changed.</summary>
/// <param name="PersonaId">Whose trait.</param>
/// <param name="Version">The persona's version after the change; a gap in versions means a change was missed.</param>
/// <param name="Trait">The trait as it is now, or as it was when removed.</param>
/// <param name="Removed">Whether the trait is gone.</param>
[GenerateSerializer, Immutable, Alias("trait-changed")]
public sealed record TraitChanged(
    [property: Id(0)] string PersonaId,
    [property: Id(1)] long Version,
    [property: Id(2)] Trait Trait,
    [property: Id(3)] bool Removed = false);
