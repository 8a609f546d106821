using System.Collections.Immutable;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Models.Offline.Styles;

/// <summary>All transforms, in the order in which they act.</summary>
/// <remarks>
/// First those that decide which sentences there are, since the others count by the sentence; then the words put before and
/// after them; then how sentences are bound together and how they end.
/// </remarks>
internal static class StyleTransforms
{
    private static readonly ImmutableArray<IStyleTransform> InOrder =
    [
        new LengthStyle(),
        new SubstitutionStyle(StyleFeatures.Imagery, 0.15, 0.55, SentenceKind.Image, diction => diction.Images),
        new SubstitutionStyle(StyleFeatures.Questions, 0.3, 0.6, SentenceKind.Question, diction => diction.Questions),
        new BrevityStyle(),
        new MarkerStyle(StyleFeatures.Hedging, 0.2, 0.6, Markers.Hedging),
        new MarkerStyle(StyleFeatures.Formality, 0, 0.7, Markers.Formality),
        new MarkerStyle(StyleFeatures.Precision, 0, 0.7, Markers.Precision),
        new MarkerStyle(StyleFeatures.SecondPerson, 0.3, 0.6, Markers.SecondPerson),
        new MarkerStyle(StyleFeatures.Warmth, 0.3, 0.5, Markers.Warmth),
        new HumorStyle(),
        new BindingStyle(),
        new ExclamationStyle(),
    ];

    public static void Apply(ReplyPlan plan, ImmutableDictionary<string, double> intensities)
    {
        foreach (var transform in InOrder)
        {
            transform.Apply(plan, intensities.GetValueOrDefault(transform.Feature, transform.Default));
        }
    }
}
