using System.Collections.Immutable;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Models;

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
        new SubstitutionStyle(StyleFeatures.Imagery, 0.2, 0.65, SentenceKind.Image, diction => diction.Images),
        new SubstitutionStyle(StyleFeatures.Questions, 0.3, 0.65, SentenceKind.Question, diction => diction.Questions),
        new BrevityStyle(),
        new MarkerStyle(StyleFeatures.Hedging, 0.15, 0.65, Markers.Hedging),
        new MarkerStyle(StyleFeatures.Formality, 0.05, 0.75, Markers.Formality),
        new MarkerStyle(StyleFeatures.Precision, 0.1, 0.75, Markers.Precision),
        new MarkerStyle(StyleFeatures.SecondPerson, 0.35, 0.6, Markers.SecondPerson),
        new MarkerStyle(StyleFeatures.Warmth, 0.3, 0.55, Markers.Warmth),
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
