using PersonaUniverse.Personas;

namespace PersonaUniverse.Lore;

/// <summary>How many books are kept.</summary>
public sealed class LoreShelfTests
{
    [Fact]
    public void Keep_BooksOfManyPatterns_KeepsNoMoreThanThereIsRoomFor()
    {
        var shelf = new LoreShelf();
        var kept = new List<long>();
        for (var i = 0; i < 20; i++)
        {
            shelf.Keep($"{i}", Book(patterns: 100));
            kept.Add(Enumerable.Range(0, 20).Sum(hash => shelf.Find($"{hash}")?.Size ?? 0));
        }

        Assert.All(kept, size => Assert.InRange(size, 1, LoreShelf.Room));
        Assert.NotNull(shelf.Find("19"));
    }

    [Fact]
    public void Keep_ABookThatIsThere_ReturnsTheFirst()
    {
        var shelf = new LoreShelf();
        var first = shelf.Keep("a", Book(patterns: 0));

        Assert.Same(first, shelf.Keep("a", Book(patterns: 0)));
    }

    [Fact]
    public void Keep_ABookFromBeforeTheLimits_CountsWhatIsTakenOfIt()
    {
        var shelf = new LoreShelf();
        shelf.Keep("a", Book(patterns: 0));
        shelf.Keep("b", Book(patterns: 50_000));

        Assert.NotNull(shelf.Find("a"));
        Assert.NotNull(shelf.Find("b"));
    }

    private static LoreScanner Book(int patterns)
        => new(new Lorebook(
            4,
            null,
            Recursive: false,
            [
                new LoreEntry(
                    [.. Enumerable.Range(0, patterns).Select(i => $"p{i}")], "A lamp.", 0, false, false, UseRegex: true, [], 0, ""),
            ]));
}
