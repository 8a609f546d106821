using System.Collections.Immutable;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Traits;

/// <summary>What the user might say next.</summary>
/// <remarks>
/// One suggestion for each of the strongest observed traits, until there are three: it either goes along with what the trait did
/// in the reply (answers its questions) or asks for what it left out (a long reply in one sentence). A trait that shows in a style
/// feature suggests by its feature, another one by its name. A suggestion appears once.
/// </remarks>
internal static class SuggestedActions
{
    private const int Most = 3;
    private const int LongestName = 60;

    public static ImmutableArray<string> For(PersonaProfile persona, IReadOnlyCollection<ObservedTrait> observed)
        =>
        [
            .. observed
                .OrderByDescending(trait => trait.Intensity)
                .ThenBy(trait => trait.Name, StringComparer.Ordinal)
                .Select(trait => Suggest(trait, StyleOf(persona, trait)))
                .Distinct(StringComparer.Ordinal)
                .Take(Most),
        ];

    private static string? StyleOf(PersonaProfile persona, ObservedTrait observed)
        => persona.Traits.FirstOrDefault(trait => trait.Id == observed.Id)?.Style ?? CommonTraits.StyleOf(observed.Name);

    private static string Suggest(ObservedTrait trait, string? style) => style switch
    {
        StyleFeatures.Questions => "Let me answer your question.",
        StyleFeatures.Exclamations => "What excites you most about it?",
        StyleFeatures.Imagery => "What does that picture mean in plain words?",
        StyleFeatures.Hedging => "What would make you more certain?",
        StyleFeatures.Warmth => "That is kind of you. Tell me more.",
        StyleFeatures.Formality => "Please speak more freely with me.",
        StyleFeatures.Humor => "Another one like that, please.",
        StyleFeatures.Length => "Can you say that in one sentence?",
        StyleFeatures.Brevity => "Say a little more about that.",
        StyleFeatures.Precision => "What is the first step?",
        StyleFeatures.SecondPerson => "Let me tell you more about myself.",
        _ when trait.Name.Length <= LongestName => $"How does {trait.Name.ToLowerInvariant()} help here?",
        _ => "Go on.",
    };
}
