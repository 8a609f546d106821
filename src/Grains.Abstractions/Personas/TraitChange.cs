namespace PersonaUniverse.Personas;

/// <summary>A change asked of one trait.</summary>
/// <param name="TraitId">Which trait.</param>
/// <param name="Action">What to do with it.</param>
/// <param name="Intensity">
/// In [0, 1]. Needed by <see cref="TraitAction.Set"/>, <see cref="TraitAction.Increase"/>, <see cref="TraitAction.Decrease"/>
/// (an amount) and <see cref="TraitAction.Add"/>; not allowed otherwise.
/// </param>
/// <param name="Name">The name of a trait being added; null uses its id.</param>
/// <param name="Description">The description of a trait being added.</param>
[GenerateSerializer, Immutable, Alias("trait-change")]
public sealed record TraitChange(
    [property: Id(0)] string TraitId,
    [property: Id(1)] TraitAction Action,
    [property: Id(2)] double? Intensity = null,
    [property: Id(3)] string? Name = null,
    [property: Id(4)] string? Description = null);
