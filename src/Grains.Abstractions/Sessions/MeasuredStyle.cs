using System.Collections.Immutable;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Sessions;

/// <summary>How a reply was spoken, and how far that agrees with the traits it was to be spoken with.</summary>
/// <remarks>
/// Adherence = 1 − the mean of |ℓ − m| over the persona's traits that show in a style feature: ℓ the trait's live intensity, m the
/// intensity that the reply's measure of the feature translates to, both in [0, 1]. One reply is a small sample: a mean over several
/// tells more.
/// </remarks>
/// <param name="Adherence">The agreement, in [0, 1]; null when no trait of the persona shows in a feature, or no word was said.</param>
/// <param name="Features">Each of the <see cref="StyleFeatures"/>, in its own unit, to four decimals.</param>
[GenerateSerializer, Immutable, Alias("measured-style")]
public sealed record MeasuredStyle(
    [property: Id(0)] double? Adherence, [property: Id(1)] ImmutableSortedDictionary<string, double> Features);
