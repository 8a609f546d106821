using System.Collections.Immutable;
using PersonaUniverse.Sessions;

namespace PersonaUniverse;

/// <summary>Intensities are exact inside and have two decimals at the edge.</summary>
internal static class Rounding
{
    public static double Round(double intensity) => Math.Round(intensity, 2, MidpointRounding.AwayFromZero);

    /// <summary>Shifts are small: they have four decimals.</summary>
    public static double Finely(double shift) => Math.Round(shift, 4, MidpointRounding.AwayFromZero);

    public static ImmutableArray<ObservedTrait> Round(ImmutableArray<ObservedTrait> traits)
        => [.. traits.Select(trait => trait with { Intensity = Round(trait.Intensity) })];
}
