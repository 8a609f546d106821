using PersonaUniverse.Sessions;

namespace PersonaUniverse.Traits;

/// <summary>A placeholder: the branch <c>offline</c> brings the documented formula under this name.</summary>
internal static class TraitConfidence
{
    public static double Of(IReadOnlyCollection<ObservedTrait> observed, int words)
        => observed.Count == 0 ? 0 : observed.Average(trait => trait.Intensity) * Math.Min(1, words / 40.0);
}
