namespace PersonaUniverse.Memory.Ranking;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Don't stop!", "don't stop")]
    [InlineData("Ada’s dog, the neighbours' cat", "ada dog the neighbours cat")]
    [InlineData("It cost 3.50 or 1,200 in 2023.", "it cost 3.50 or 1,200 in 2023")]
    [InlineData("ÜBER Москва naïve", "über москва naïve")]
    [InlineData("我爱猫 now", "我 爱 猫 now")]
    [InlineData("नमस्ते दुनिया", "नमस्ते दुनिया")]
    [InlineData("half-open e.g. a/b", "half open e g a b")]
    [InlineData("'quoted' … 😀 !", "quoted 😀")]
    [InlineData("", "")]
    public void Split_Text_GivesWordsInLowerCase(string text, string expected)
        => Assert.Equal(expected, string.Join(' ', Tokenizer.Split(text).Select(word => word.Text)));

    [Fact]
    public void Split_WordWithoutEnd_IsCutIntoPieces()
    {
        var words = Tokenizer.Split(new string('x', 200));

        Assert.Equal(200, words.Sum(word => word.Text.Length));
        Assert.All(words, word => Assert.InRange(word.Text.Length, 1, 64));
    }

    [Fact]
    public void Split_CapitalLetters_TellNamesFromSentenceStarts()
        => Assert.Equal(["Rome", "Paris"], Tokenizer.Split("Yesterday I left Rome. Then I saw Paris!")
            .Where(word => word.IsName)
            .Select(word => char.ToUpperInvariant(word.Text[0]) + word.Text[1..]));
}
