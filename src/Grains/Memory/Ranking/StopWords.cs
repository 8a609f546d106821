using System.Collections.Frozen;

namespace PersonaUniverse.Memory.Ranking;

/// <summary>Words that tell nothing about what a text is about.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> All = Set(
        """
        a an the is are was were be been being am do does did doing done have has had having of to in on at for with by from and or but if
        what when where who whom whose which why how that this these those it its itself he him his himself she her hers herself
        they them their theirs themselves i me my mine myself you your yours yourself we us our ours ourselves
        as so not no nor yes would could should will shall can may might must about into than then there here up out just also too very
        really some any such both each few more most other own same only again once over under while during because until through
        i'm i've i'll i'd you're you've you'll you'd he's she's it's we're we've we'll we'd they're they've they'll they'd that's there's
        what's who's where's how's let's isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't shouldn't haven't
        hasn't hadn't ain't gonna wanna gotta oh hey hi hello wow yeah yep yup okay ok thanks thank um uh hmm lol btw
        """);

    // They tell what kind of answer is wanted, not what it is about.
    private static readonly FrozenSet<string> Scaffolding = Set(
        """
        kind kinds type types sort sorts many much long often mention mentioned mentions say says said saying tell tells told
        describe described discuss discussed talk talked ask asked according name names called thing things item items something
        anything someone one ones ever recently currently specific particular various different main way ways know known think
        thought remember recall
        """);

    /// <summary>Tells whether a word in lower case is left out everywhere.</summary>
    public static bool Contains(string word) => All.Contains(word);

    /// <summary>Tells whether a word in lower case only builds a question.</summary>
    public static bool BuildsQuestion(string word) => Scaffolding.Contains(word);

    private static FrozenSet<string> Set(string words)
        => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
