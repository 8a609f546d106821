using System.Collections.Immutable;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

/// <summary>Writes down what a change did to traits, by comparing them before and after: no change can forget to.</summary>
internal static class TraitRecorder
{
    /// <summary>The event with which a ledger begins.</summary>
    public static TraitEvent Begin(ImmutableArray<Trait> traits, long version, DateTimeOffset at)
        => new(
            version,
            at,
            TraitEventKind.Begun,
            "ledger",
            "the ledger begins",
            [.. traits.Select(trait => new TraitMove(trait.Id, null, trait.Intensity))]);

    /// <summary>What changed between two states of a persona's traits; null when nothing did.</summary>
    public static TraitEvent? Compare(
        ImmutableArray<Trait> before, ImmutableArray<Trait> after, long version, DateTimeOffset at, TraitCause cause)
    {
        var old = before.ToDictionary(trait => trait.Id, StringComparer.Ordinal);
        var now = after.ToDictionary(trait => trait.Id, StringComparer.Ordinal);
        ImmutableArray<TraitMove> moves =
        [
            .. before.Where(trait => !now.ContainsKey(trait.Id))
                .Select(trait => new TraitMove(trait.Id, trait.Intensity, null) { Definition = DefinitionOf(trait) }),
            .. after.Where(trait => !old.ContainsKey(trait.Id))
                .Select(trait => new TraitMove(trait.Id, null, trait.Intensity) { Definition = DefinitionOf(trait) }),
            .. after.Where(trait => old.TryGetValue(trait.Id, out var was) && !was.Intensity.Equals(trait.Intensity))
                .Select(trait => new TraitMove(trait.Id, old[trait.Id].Intensity, trait.Intensity)),
        ];
        return moves.IsEmpty ? null : new TraitEvent(version, at, cause.Kind, cause.Actor, cause.Reason, moves);
    }

    private static TraitDefinition DefinitionOf(Trait trait)
        => new(trait.Id, trait.Name, trait.Description, trait.Baseline, trait.Style) { Dynamics = trait.Dynamics };
}
