using System.Collections.Frozen;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Traits;

/// <summary>Traits that people name everywhere: the feature each shows in, or the words that give it away.</summary>
internal static class CommonTraits
{
    private static readonly FrozenDictionary<string, string> Styles = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["curiosity"] = StyleFeatures.Questions,
        ["inquisitiveness"] = StyleFeatures.Questions,
        ["enthusiasm"] = StyleFeatures.Exclamations,
        ["excitement"] = StyleFeatures.Exclamations,
        ["energy"] = StyleFeatures.Exclamations,
        ["imagination"] = StyleFeatures.Imagery,
        ["creativity"] = StyleFeatures.Imagery,
        ["humility"] = StyleFeatures.Hedging,
        ["modesty"] = StyleFeatures.Hedging,
        ["caution"] = StyleFeatures.Hedging,
        ["warmth"] = StyleFeatures.Warmth,
        ["kindness"] = StyleFeatures.Warmth,
        ["friendliness"] = StyleFeatures.Warmth,
        ["formality"] = StyleFeatures.Formality,
        ["politeness"] = StyleFeatures.Formality,
        ["humor"] = StyleFeatures.Humor,
        ["humour"] = StyleFeatures.Humor,
        ["playfulness"] = StyleFeatures.Humor,
        ["wit"] = StyleFeatures.Humor,
        ["precision"] = StyleFeatures.Precision,
        ["rigour"] = StyleFeatures.Precision,
        ["rigor"] = StyleFeatures.Precision,
        ["attentiveness"] = StyleFeatures.SecondPerson,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, PhraseSet> Lexica = new Dictionary<string, PhraseSet>(StringComparer.OrdinalIgnoreCase)
    {
        ["honesty"] = new(
            """
            honest, honestly, truth, true, i do not know, i don't know, cannot look, can't look, cannot check, cannot consult,
            will not make, will not invent, rather say so, frankly
            """),
        ["patience"] = new(
            """
            patient, patience, slow, slowly, in time, no hurry, wait, waits, waiting, take your time, stand overnight,
            one day at a time, tomorrow
            """),
        ["optimism"] = new(
            """
            hope, hopeful, better, bright, can be mended, will come, good news, forward to, opportunity, luckily, will be fine,
            still flowers
            """),
        ["skepticism"] = new(
            """
            evidence, prove, proves, proof, claim, claims, doubt, test, tested, assume, assumed, sample, what else, confounder,
            source, compared with
            """),
        ["empathy"] = new("sorry, i hear, i understand, must be hard, feel, feeling, feelings, allowed to, no shame, no wonder"),
        ["calm"] = new("calm, calmly, quiet, quietly, still, steady, rest, breathe, gently, slack"),
        ["confidence"] = new("certainly, surely, of course, always, never, no doubt, definitely, clearly, mark my words"),
        ["steadfastness"] = new("stay, stays, stand, stood, keep, kept, burning, steady, remains, remain, holds, hold"),
        ["loyalty"] = new("crew, together, stay, beside, with you, stand by, report, count on"),
        ["discretion"] = new("secret, private, between you and me, quietly, in confidence, closed door, name no names"),
        ["restraint"] = new("let us, try, find, before anyone answers, on your own, work out, notice, think"),
        ["insight"] = new("beneath, behind, under the name, already, really, the hand that, the choice, meant"),
        ["wisdom"] = new("seldom, in the end, experience, years, learned, teaches, taught, lesson"),
        ["courage"] = new("dare, brave, courage, bold, fear, risk, face it"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["scepticism"] = "skepticism",
        ["sceptical"] = "skepticism",
        ["calmness"] = "calm",
        ["compassion"] = "empathy",
        ["candour"] = "honesty",
        ["candor"] = "honesty",
        ["bravery"] = "courage",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the names by which a trait that the persona lacks is reported, with the feature each shows in.</summary>
    public static IReadOnlyList<(string Name, string Style)> Reported { get; } =
    [
        ("Curiosity", StyleFeatures.Questions),
        ("Enthusiasm", StyleFeatures.Exclamations),
        ("Imagination", StyleFeatures.Imagery),
        ("Caution", StyleFeatures.Hedging),
        ("Warmth", StyleFeatures.Warmth),
        ("Formality", StyleFeatures.Formality),
        ("Humor", StyleFeatures.Humor),
        ("Precision", StyleFeatures.Precision),
    ];

    /// <summary>Gets the feature that a trait of this name or id shows in; null when it is known for none.</summary>
    public static string? StyleOf(string name) => Styles.GetValueOrDefault(name);

    /// <summary>Gets the words that give a trait of this name or id away; null when none are known.</summary>
    public static PhraseSet? LexiconOf(string name) => Lexica.GetValueOrDefault(Aliases.GetValueOrDefault(name, name));
}
