using System.Collections.Frozen;

namespace PersonaUniverse.Models.Offline;

/// <summary>Tells what a message wants, by its telling phrases and first word.</summary>
internal static class IntentReader
{
    private const int LongestGreeting = 6;

    private static readonly FrozenSet<string> Asking = Words.Set(
        "what who whom whose which when where is are was were do does did can could will would should has have may");

    private static readonly FrozenSet<string> Telling = Words.Set(
        "explain describe write show tell give help suggest recommend make list please teach plan");

    private static readonly FrozenSet<string> Hailing = Words.Set("hello hi hey greetings good howdy morning evening salut hallo");

    private static readonly (Intent Intent, string[] Phrases)[] Telltales =
    [
        (Intent.WhoAmI, ["what is my name", "what's my name", "do you know my name", "who am i", "remember my name"]),
        (Intent.WhatWasSaid,
        [
            "did i just say", "did i say", "i just said", "did i just ask", "was my last", "what did we talk", "were we talking",
            "did i tell you just", "what was i saying",
        ]),
        (Intent.WhatIsRemembered,
        [
            "do you remember", "what do you know about me", "remember about me", "did i tell you", "have i told you",
        ]),
        (Intent.WhoAreYou, ["who are you", "what are you", "your name", "about yourself", "introduce yourself"]),
        (Intent.Thanks, ["thank you", "thanks", "much obliged", "thank u"]),
        (Intent.Farewell, ["goodbye", "good bye", "bye", "see you", "good night", "farewell", "talk later", "so long"]),
        (Intent.Feeling, ["i feel", "i'm feeling", "i am feeling", "makes me feel", "feeling so", "i have been feeling"]),
    ];

    public static Intent Read(string message, Topic topic)
    {
        // Blanks round it let a phrase be found as whole words.
        var words = Words.Enumerate(message).Take(400).Select(range => message[range].ToLowerInvariant().Replace('’', '\'')).ToArray();
        if (words.Length == 0)
        {
            return Intent.Wordless;
        }

        var text = $" {string.Join(' ', words)} ";
        foreach (var (intent, phrases) in Telltales)
        {
            if (phrases.Any(phrase => Holds(text, phrase)) && (intent != Intent.Feeling || topic.Feeling.Length > 0))
            {
                return intent;
            }
        }

        if (topic.Feeling.Length > 0 && (Holds(text, "i am") || Holds(text, "i'm") || words.Length <= 3))
        {
            return Intent.Feeling;
        }

        return ByFirstWord(words, message);
    }

    private static Intent ByFirstWord(string[] words, string message)
    {
        var asks = message.AsSpan().TrimEnd().EndsWith('?') || message.Contains('?', StringComparison.Ordinal);
        return words[0] switch
        {
            var first when Hailing.Contains(first) && words.Length <= LongestGreeting && !asks => Intent.Greeting,
            "how" when words.Length > 1 && words[1] is "many" or "much" or "old" or "far" or "tall" or "big" or "long" => Intent.Fact,
            "how" or "why" => Intent.Method,
            "can" or "could" or "would" when words.Length > 1 && words[1] == "you" => Intent.Request,
            "what" when words.Length > 1 && words[1] == "should" => Intent.Method,
            "should" => Intent.Method,
            var first when Telling.Contains(first) => Intent.Request,
            var first when Asking.Contains(first) || asks => Intent.Fact,
            _ => Intent.Statement,
        };
    }

    private static bool Holds(string text, string phrase)
    {
        var at = text.IndexOf(phrase, StringComparison.Ordinal);
        return at > 0 && text[at - 1] == ' ' && text[at + phrase.Length] == ' ';
    }
}
