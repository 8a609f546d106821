using System.Collections.Immutable;

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
    [property: Id(3)] bool Removed = false)
{
    /// <summary>What changed since a persona's traits were others: those that went, then those that came or moved.</summary>
    /// <param name="before">The traits it had.</param>
    /// <param name="after">The persona as it is now.</param>
    public static IEnumerable<TraitChanged> Between(ImmutableArray<Trait> before, PersonaProfile after)
    {
        ArgumentNullException.ThrowIfNull(after);
        var gone = before.Where(trait => after.Traits.All(other => other.Id != trait.Id))
            .Select(trait => new TraitChanged(after.Id, after.Version, trait, Removed: true));
        var moved = after.Traits.Where(trait => !before.Contains(trait))
            .Select(trait => new TraitChanged(after.Id, after.Version, trait));
        return gone.Concat(moved);
    }
}
