using System.Text.RegularExpressions;

namespace PersonaUniverse.Memory;

/// <summary>Reads facts about the user out of what they say, by the phrases people state them in. English; no model.</summary>
/// <remarks>
/// A topic has one value at a time: of two homes the later is where the user lives now. Facts without a topic stand beside each
/// other, as allergies do. A question, a condition or a denial states nothing.
/// </remarks>
internal static partial class FactReader
{
    /// <summary>The topic of what the user is called.</summary>
    public const string NameTopic = "name";

    private const int LongestFact = 160;

    private static readonly (Regex Phrase, Func<Match, string?> Topic)[] Phrases =
    [
        (Name(), _ => NameTopic),
        (Home(), _ => "home"),
        (Origin(), _ => "origin"),
        (Work(), _ => "work"),
        (Age(), _ => "age"),
        (Birthday(), _ => "birthday"),
        (Favourite(), match => $"favourite {match.Groups["what"].Value.ToLowerInvariant()}"),
        (Called(), match => $"name of {match.Groups["who"].Value.ToLowerInvariant()}"),
        (Health(), _ => null),
        (Diet(), _ => "diet"),
        (Having(), _ => null),
    ];

    /// <summary>Finds the facts of a text, each in the user's own words.</summary>
    public static IEnumerable<(string Text, string? Topic)> Read(string text)
    {
        foreach (var sentence in Sentences().Matches(text).Select(match => match.Value.Trim()))
        {
            if (sentence.EndsWith('?') || Uncertain().IsMatch(sentence))
            {
                continue;
            }

            foreach (var (phrase, topic) in Phrases)
            {
                if (phrase.Match(sentence) is { Success: true } match && match.Length <= LongestFact)
                {
                    yield return (Capitalise(match.Value.TrimEnd(' ', ',', '.', '!', ';')), topic(match));
                }
            }
        }
    }

    /// <summary>The name that a fact on <see cref="NameTopic"/> tells; null where its user has reworded it beyond recognition.</summary>
    public static string? NameIn(string text) => Name().Match(text) is { Success: true } match ? match.Groups["name"].Value : null;

    private static string Capitalise(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // A fact ends where another thought begins.
    private const string End = @"[^,.;!?\n]{1,80}?(?=$|[,.;!?\n]|\s(with|and|but|because|since|so|where|who|which|while)\b)";

    [GeneratedRegex(@"[^.!?\n]+[.!?]?", Options)]
    private static partial Regex Sentences();

    [GeneratedRegex(@"\b(if|would|wish|imagine|suppose|pretend|used to|maybe|perhaps|not|don't|didn't|never|isn't)\b", Options)]
    private static partial Regex Uncertain();

    [GeneratedRegex(@"\b(my name is|my name's|call me) (?<name>(?-i:\p{Lu})[\p{L}'-]+( (?-i:\p{Lu})[\p{L}'-]+)?)", Options)]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(i|we) (live|now live|moved|have moved|just moved|'ve moved) (in|to|near) " + End, Options)]
    private static partial Regex Home();

    [GeneratedRegex(@"\b(i'm|i am|i come) (originally )?from (?-i:\p{Lu})" + End, Options)]
    private static partial Regex Origin();

    [GeneratedRegex(@"\bi (now )?work (as|at|for) " + End, Options)]
    private static partial Regex Work();

    [GeneratedRegex(@"\b(i'm|i am) \d{1,3} years old", Options)]
    private static partial Regex Age();

    [GeneratedRegex(@"\bmy birthday is " + End, Options)]
    private static partial Regex Birthday();

    [GeneratedRegex(@"\bmy favou?rite (?<what>[\p{L} ]{2,30}?) is " + End, Options)]
    private static partial Regex Favourite();

    [GeneratedRegex(
        @"\bmy (?<who>[\p{L}-]{2,20})('s name)? (is|was) (called|named) " + End
            + @"|\bmy (?<who>[\p{L}-]{2,20})'s name is " + End,
        Options)]
    private static partial Regex Called();

    [GeneratedRegex(@"\b(i'm|i am) (severely |very )?allergic to " + End, Options)]
    private static partial Regex Health();

    [GeneratedRegex(@"\b(i'm|i am) (now )?(a )?(vegan|vegetarian)\b", Options)]
    private static partial Regex Diet();

    [GeneratedRegex(@"\bi have (a|an|one|two|three|four|five) (?!question|feeling|problem|idea|bit|lot)" + End, Options)]
    private static partial Regex Having();
}
