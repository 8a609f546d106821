namespace PersonaUniverse;

public sealed class TextCutTests
{
    [Theory]
    [InlineData("short", 5, "short")]
    [InlineData("longer", 4, "long")]
    [InlineData("a😀b", 2, "a")]
    [InlineData("a😀b", 3, "a😀")]
    public void To_ALength_NeverHalvesACharacter(string text, int length, string expected)
        => Assert.Equal(expected, TextCut.To(text, length));
}
