namespace PersonaUniverse.Memory.Ranking;

public sealed class StemmerTests
{
    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("cats", "cat")]
    [InlineData("agreed", "agre")]
    [InlineData("feed", "feed")]
    [InlineData("plastered", "plaster")]
    [InlineData("motoring", "motor")]
    [InlineData("sing", "sing")]
    [InlineData("conflated", "conflat")]
    [InlineData("hopping", "hop")]
    [InlineData("falling", "fall")]
    [InlineData("filing", "file")]
    [InlineData("happy", "happi")]
    [InlineData("sky", "sky")]
    [InlineData("relational", "relat")]
    [InlineData("vietnamization", "vietnam")]
    [InlineData("hopefulness", "hope")]
    [InlineData("triplicate", "triplic")]
    [InlineData("adjustment", "adjust")]
    [InlineData("adoption", "adopt")]
    [InlineData("controlling", "control")]
    [InlineData("generalizations", "gener")]
    [InlineData("is", "is")]
    [InlineData("3rd", "3rd")]
    [InlineData("über", "über")]
    public void Stem_Word_FollowsPorter(string word, string expected) => Assert.Equal(expected, Stemmer.Stem(word));

    [Theory]
    [InlineData("went", "going")]
    [InlineData("children", "child")]
    [InlineData("bought", "buys")]
    [InlineData("photographs", "pictures", false)]
    [InlineData("adopted", "adoption")]
    public void StemOf_FormsOfOneWord_Meet(string one, string other, bool same = true)
        => Assert.Equal(same, TextAnalyzer.StemOf(one) == TextAnalyzer.StemOf(other));

    [Fact]
    public void StemOf_StopWord_IsNone() => Assert.Null(TextAnalyzer.StemOf("the"));

    [Fact]
    public void Of_Term_StaysTheIdThatStoresKeep()
    {
        Assert.Equal(2166136261u, TermIds.Of(""));
        Assert.Equal(0x2B24D044u, TermIds.Of("a"));
    }
}
