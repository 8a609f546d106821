using System.Collections.Immutable;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

/// <summary>Works out how a persona gets the traits back that it had. Pure: it stores nothing.</summary>
internal static class TraitRollback
{
    /// <summary>The state whose traits are as they were, its version not yet raised.</summary>
    /// <param name="state">The persona as stored.</param>
    /// <param name="traits">Its traits, composed.</param>
    /// <param name="target">The intensities to bring back, by trait id.</param>
    /// <param name="since">What the ledger holds since then, oldest first: it knows what has gone.</param>
    public static PersonaState Apply(
        PersonaState state,
        ImmutableArray<Trait> traits,
        ImmutableSortedDictionary<string, double> target,
        IEnumerable<TraitEvent> since)
    {
        var definition = state.Definition!;
        var gone = since
            .SelectMany(occurrence => occurrence.Moves)
            .Where(move => move is { To: null, Definition: not null } && target.ContainsKey(move.TraitId))
            .GroupBy(move => move.TraitId, StringComparer.Ordinal)
            .OrderBy(removed => removed.Key, StringComparer.Ordinal)
            .Select(removed => removed.First().Definition!);
        var known = traits.Select(trait => trait.Id).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<TraitDefinition> own =
        [
            .. definition.Traits.Where(trait => target.ContainsKey(trait.Id)),
            .. gone.Where(trait => !known.Contains(trait.Id)),
        ];
        var baselines = traits.Where(trait => trait.Inherited)
            .Select(trait => (trait.Id, trait.Baseline))
            .Concat(own.Select(trait => (trait.Id, Baseline: trait.Intensity)));
        return state with
        {
            Definition = definition with { Traits = own },
            Intensities = baselines
                .Where(trait => target.TryGetValue(trait.Id, out var intensity) && !intensity.Equals(trait.Baseline))
                .ToImmutableSortedDictionary(trait => trait.Id, trait => target[trait.Id], StringComparer.Ordinal),
        };
    }
}
