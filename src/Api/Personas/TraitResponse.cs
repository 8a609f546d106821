namespace PersonaUniverse.Personas;

/// <summary>A trait as clients see it, its numbers to two decimals.</summary>
public sealed record TraitResponse(
    string Id, string Name, string Description, double Intensity, double Baseline, bool Inherited, string? Style)
{
    /// <summary>The trait as clients see it.</summary>
    public static TraitResponse From(Trait trait)
        => new(
            trait.Id,
            trait.Name,
            trait.Description,
            Rounding.Round(trait.Intensity),
            Rounding.Round(trait.Baseline),
            trait.Inherited,
            trait.Style);
}
