using System.Collections.Immutable;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Lore;

/// <summary>What of a lorebook comes up in a conversation.</summary>
public sealed class LoreScannerTests
{
    private const string Bread = "Tomas the baker sells rye bread by the harbour every morning.";
    private const string Bridge = "The old bridge fell in the flood and was never rebuilt.";
    private const string Queen = "Queen Isolde has not left her tower for nine winters.";

    // The first match of a process compiles the engine, which on a busy machine takes longer than a match may.
    public LoreScannerTests() => Patterns("b{99}").Scan([new string('b', 99)]);

    [Fact]
    public void Scan_ForWhatNoKeyNames_FindsTheEntryThatSpeaksOfIt()
        => Assert.Equal([Bread], Scanner().Scan(["Where can I buy fresh bread at the harbour?"]));

    [Fact]
    public void Scan_ForAKeyAndSomethingElse_TellsBothInTheAuthorsOrder()
        => Assert.Equal([Bridge, Bread], Scanner().Scan(["I met Tomas. What became of the bridge after the flood?"]));

    [Theory]
    [InlineData("Hello, how are you today?")]
    [InlineData("Tell me a joke, please.")]
    [InlineData("")]
    public void Scan_ForNothingOfTheBook_FindsNothing(string said)
        => Assert.Empty(Scanner().Scan([said]));

    [Fact]
    public void Scan_ForAnEntryThatWantsTwoKeys_KeepsToTheAuthorsRule()
        => Assert.Empty(Scanner(Entry("isolde", Queen, 30) with { SecondaryKeys = ["tower key"] })
            .Scan(["Has the queen left her tower in nine winters?"]));

    [Fact]
    public void Scan_WithoutRoomForBoth_GivesItToTheOneThatAKeyBroughtUp()
    {
        var book = new Lorebook(4, Bread.Length / 4 + 2, Recursive: false, [Entry("tomas", Bread, 20), Entry("chasm", Bridge, 10)]);

        Assert.Equal([Bread], new LoreScanner(book).Scan(["I met Tomas. What became of the bridge after the flood?"]));
    }

    [Theory]
    [InlineData("a{1}b{9999}")]
    [InlineData("a{100}")]
    [InlineData("a{0,100}")]
    [InlineData("a{100,}")]
    [InlineData("a{2,000000000100}")]
    public void Scan_ForAPatternThatRepeatsTooOften_NeverFindsIt(string pattern)
        => Assert.Empty(Patterns(pattern).Scan(["a" + new string('b', 9999) + new string('a', 200)]));

    [Fact]
    public void Scan_ForAPatternThatRepeatsAsOftenAsItMay_FindsIt()
        => Assert.Equal(["0"], Patterns("a{99}").Scan([new string('a', 99)]));

    [Fact]
    public void Scan_OfABookFromBeforeTheLimits_LooksUpItsFirstKeys()
    {
        ImmutableArray<LoreEntry> entries =
        [
            .. Enumerable.Range(0, 30).Select(i => Entry("", $"{i}", i) with
            {
                Keys = [.. Enumerable.Range(0, 100).Select(k => $"k{i}x{k}x")],
            }),
        ];

        Assert.Equal(["0", "19"], new LoreScanner(new Lorebook(4, null, Recursive: false, entries)).Scan(["k0x0x k19x99x k20x0x k29x99x"]));
    }

    [Fact]
    public void Scan_OfABookWithTooManyPatterns_LooksUpTheFirst()
        => Assert.Equal(["0", "99"], Patterns([.. Enumerable.Range(0, 300).Select(i => $"k{i}x")]).Scan(["k0x k99x k100x k299x"]));

    [Fact]
    public void Scan_ForAPatternThatTakesTooLong_LeavesItOutAndSaysSoOnce()
    {
        // More states than an automaton may keep, so that each character is followed through some thousand of them: far too long on
        // any machine.
        var slow = "(a|b)*a" + string.Concat(Enumerable.Repeat("[ab]", 1000)) + "c";
        List<int> leftOut = [];
        var scanner = new LoreScanner(Book(Pattern("b+a", "quick", 1), Pattern(slow, "slow", 2)), leftOut.Add);
        string[] said = [string.Concat(Enumerable.Range(0, LoreScanner.MostScanned).Select(i => int.PopCount(i) % 2 == 0 ? 'a' : 'b'))];

        for (var turn = 0; turn < 4; turn++)
        {
            scanner.Scan(said);
        }

        Assert.Equal([1], leftOut);
        Assert.Equal(["quick"], scanner.Scan(["ba" + new string('a', 1100) + "c"]));
    }

    [Theory]
    [InlineData("Маяк", "где этот МАЯК?")]
    [InlineData("ÉTÉ", "un été")]
    [InlineData("Straße", "STRASSE, straße")]
    public void Scan_ForAWord_IgnoresItsCaseInEveryScript(string key, string said)
        => Assert.Equal(["found"], new LoreScanner(Book(Entry(key, "found", 1))).Scan([said]));

    [Fact]
    public void Scan_ForAWordInItsOwnCase_FindsNoOther()
        => Assert.Equal(
            ["own"],
            new LoreScanner(Book(
                Entry("Маяк", "own", 1) with { CaseSensitive = true }, Entry("МАЯК", "other", 2) with { CaseSensitive = true }))
                .Scan(["Вот Маяк."]));

    [Fact]
    public void Scan_OfALongConversation_LooksAtItsNewest()
        => Assert.Equal(
            [Bridge],
            Scanner().Scan(["tomas " + new string('x', LoreScanner.MostScanned), "chasm"]));

    [Fact]
    public void Scan_ForEntriesOfMacros_TellsOnlySoManyNames()
    {
        var macros = string.Concat(Enumerable.Repeat("<BOT>", 300));
        ImmutableArray<LoreEntry> entries =
            [.. Enumerable.Range(0, 5).Select(i => Entry("lamp", i + macros, i)), Entry("lamp", "A lamp of {{char}}.", 9)];

        var told = new LoreScanner(new Lorebook(4, null, Recursive: false, entries)).Scan(["lamp"]);

        Assert.Equal(["0" + macros, "A lamp of {{char}}."], told);
    }

    // Where a pattern is to be found, the machine may take its time.
    private static LoreScanner Patterns(params string[] patterns)
        => new(Book([.. patterns.Select((pattern, i) => Pattern(pattern, $"{i}", i))]), longestMatch: TimeSpan.FromSeconds(10));

    private static Lorebook Book(params LoreEntry[] entries) => new(4, null, Recursive: false, [.. entries]);

    private static LoreEntry Pattern(string pattern, string content, double order)
        => Entry(pattern, content, order) with { UseRegex = true };

    private static LoreScanner Scanner(params LoreEntry[] more)
        => new(new Lorebook(4, null, Recursive: false, [Entry("tomas", Bread, 20), Entry("chasm", Bridge, 10), .. more]));

    private static LoreEntry Entry(string key, string content, double order)
        => new([key], content, order, Constant: false, CaseSensitive: false, UseRegex: false, [], Priority: 0, "");
}
