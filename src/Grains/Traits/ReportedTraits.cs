using System.Collections.Immutable;
using System.Text.Json;

namespace PersonaUniverse.Traits;

/// <summary>The traits of a report in any of the forms that models give them: a list, or an object by their ids.</summary>
internal static class ReportedTraits
{
    /// <summary>Finds the traits of a report.</summary>
    public static bool TryFind(JsonElement report, out JsonElement traits)
        => LenientJson.TryGet(report, out traits, "traits", "personality_traits")
            && traits.ValueKind is JsonValueKind.Array or JsonValueKind.Object;

    /// <summary>Reads them; one named twice is one, as strong as it was seen at its strongest.</summary>
    /// <param name="traits">What <see cref="TryFind"/> found.</param>
    /// <param name="read">Reads one, given its key where there are keys; null for none.</param>
    /// <param name="intensity">How strong one is.</param>
    /// <param name="label">What tells one from another, whatever its case.</param>
    /// <param name="most">How many to take.</param>
    /// <returns>The strongest first.</returns>
    public static ImmutableArray<T> Read<T>(
        JsonElement traits, Func<JsonElement, string?, T?> read, Func<T, double> intensity, Func<T, string> label, int most)
        where T : class
    {
        // {"curiosity": 0.8, "warmth": {"intensity": 0.4}}
        var all = traits.ValueKind is JsonValueKind.Object
            ? traits.EnumerateObject().Select(entry => read(entry.Value, entry.Name))
            : traits.EnumerateArray().Select(item => read(item, null));
        return
        [
            .. all.OfType<T>()
                .OrderByDescending(intensity)
                .DistinctBy(label, StringComparer.OrdinalIgnoreCase)
                .Take(most),
        ];
    }

    /// <summary>Reads how strong a trait is said to be; null when that is not told.</summary>
    public static double? Intensity(JsonElement trait)
    {
        if (trait.ValueKind is not JsonValueKind.Object)
        {
            return LenientJson.Share(trait);
        }

        LenientJson.TryGet(trait, out var intensity, "intensity", "strength", "score", "value");
        return LenientJson.Share(intensity);
    }
}
