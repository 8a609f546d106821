using PersonaUniverse.Personas;

namespace PersonaUniverse.Lore;

/// <summary>What of a lorebook comes up in a conversation.</summary>
public sealed class LoreScannerTests
{
    private const string Bread = "Tomas the baker sells rye bread by the harbour every morning.";
    private const string Bridge = "The old bridge fell in the flood and was never rebuilt.";
    private const string Queen = "Queen Isolde has not left her tower for nine winters.";

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
        => Assert.Empty(Scanner(Entry("isolde", Queen, 30) with { SecondaryKeys = ["tower key"] }).Scan(["Has the queen left her tower in nine winters?"]));

    [Fact]
    public void Scan_WithoutRoomForBoth_GivesItToTheOneThatAKeyBroughtUp()
    {
        var book = new Lorebook(4, Bread.Length / 4 + 2, Recursive: false, [Entry("tomas", Bread, 20), Entry("chasm", Bridge, 10)]);

        Assert.Equal([Bread], new LoreScanner(book).Scan(["I met Tomas. What became of the bridge after the flood?"]));
    }

    private static LoreScanner Scanner(params LoreEntry[] more)
        => new(new Lorebook(4, null, Recursive: false, [Entry("tomas", Bread, 20), Entry("chasm", Bridge, 10), .. more]));

    private static LoreEntry Entry(string key, string content, double order)
        => new([key], content, order, Constant: false, CaseSensitive: false, UseRegex: false, [], Priority: 0, "");
}
