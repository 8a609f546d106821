using System.Collections.Immutable;

namespace PersonaUniverse.Personas.Inference;

public sealed class LineSampleTests
{
    [Fact]
    public void Take_WhatFits_IsAllOfIt()
    {
        ImmutableArray<InferredLine> lines = [new(1, "One."), new(3, "Three.")];

        Assert.Equal(lines, LineSample.Take(lines, 1000));
    }

    [Theory]
    [InlineData(20_000, 10)]
    [InlineData(3_000, 70)]
    [InlineData(200, 1_000)]
    [InlineData(3, 68_000)]
    public void Take_MoreThanFits_ComesFromAllOverAndFillsTheBudget(int count, int length)
    {
        const int Budget = 24_000;
        ImmutableArray<InferredLine> lines =
            [.. Enumerable.Range(1, count).Select(number => new InferredLine(number, Words(length)))];

        var sample = LineSample.Take(lines, Budget);

        Assert.InRange(sample.Sum(piece => piece.Text.Length + 8), Budget - 1_300, Budget);
        Assert.All(sample, piece => Assert.InRange(piece.Text.Length, 1, 600));
        var thirds = sample.CountBy(piece => (piece.Number - 1) * 3L / count).OrderBy(third => third.Key).ToList();
        Assert.Equal([0, 1, 2], thirds.Select(third => third.Key));
        Assert.True(thirds.Max(third => third.Value) - thirds.Min(third => third.Value) <= 2);
    }

    [Fact]
    public void Take_OfAWordWithoutEnd_NeverHalvesACharacter()
    {
        var sample = LineSample.Take([new InferredLine(1, "x" + string.Concat(Enumerable.Repeat("😀", 2_000)))], 10_000);

        Assert.All(sample, piece => Assert.False(char.IsHighSurrogate(piece.Text[^1]) || char.IsLowSurrogate(piece.Text[0])));
    }

    private static string Words(int length)
        => string.Concat(Enumerable.Repeat("word ", length / 5 + 1))[..(length - 1)] + ".";
}
