using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Traits;

public sealed class LexiconTraitExtractorTests
{
    private const string Reply =
        "My dear, what did the gauge say? It is like a lamp in fog! You might be right, perhaps. First, wait slowly; there is no hurry.";

    private static readonly PersonaProfile Persona = new(
        "tester", "Tester", "One who tests.", "#123456", "", null, [], null, null,
        [
            new Trait("curiosity", "Curiosity", "", 0.5, 0.5, true, StyleFeatures.Questions),
            new Trait("warmth", "Warmth", "", 0.5, 0.5, true, StyleFeatures.Warmth),
            new Trait("decorum", "Decorum", "", 0.5, 0.5, false, StyleFeatures.Formality),
            new Trait("patience", "Patience", "", 0.5, 0.5),
            new Trait("zest", "Zest", "", 0.5, 0.5),
        ],
        1);

    [Fact]
    public void Extract_Reply_SeesOnlyWhatIsThereAndStrongestFirst()
    {
        var analysis = Extract(Reply);

        Assert.Contains(analysis.Traits, trait => trait.Id == "curiosity");
        Assert.Contains(analysis.Traits, trait => trait.Id == "patience");
        Assert.DoesNotContain(analysis.Traits, trait => trait.Id is "decorum" or "zest");
        Assert.Equal(analysis.Traits.OrderByDescending(trait => trait.Intensity), analysis.Traits);
        Assert.All(analysis.Traits, trait => Assert.InRange(trait.Intensity, 0.05, 1));
        Assert.InRange(analysis.Traits.Length, 1, 8);
        Assert.InRange(analysis.Confidence, 0.01, 0.99);
        Assert.InRange(analysis.SuggestedActions.Length, 1, 3);
    }

    [Fact]
    public void Extract_SameExchange_SameAnalysis()
    {
        var first = Extract(Reply);
        var second = Extract(Reply);

        Assert.Equal(first.Traits, second.Traits);
        Assert.Equal(first.Confidence, second.Confidence);
        Assert.Equal(first.SuggestedActions, second.SuggestedActions);
    }

    [Theory]
    [InlineData("")]
    [InlineData("…!?")]
    [InlineData("😀")]
    public void Extract_NoWords_SeesNothing(string reply)
        => Assert.Empty(Extract(reply).Traits);

    [Fact]
    public void Extract_TraitThePersonaLacks_IsReportedWhenStrong()
    {
        var analysis = Extract("Splendid! Wonderful! More of it!");

        var enthusiasm = Assert.Single(analysis.Traits, trait => trait.Name == "Enthusiasm");
        Assert.Null(enthusiasm.Id);
    }

    [Fact]
    public void Extract_Description_HoldsNothingThatWasSaid()
        => Assert.All(Extract(Reply).Traits, trait => Assert.DoesNotContain("gauge", trait.Description, StringComparison.Ordinal));

    [Fact]
    public void Confidence_MoreWordsAndMoreEvidence_IsHigher()
    {
        var one = new[] { Observed("a", 0.3) };
        var three = new[] { Observed("a", 0.9), Observed("b", 0.8), Observed("c", 0.7) };

        Assert.Equal(0, TraitConfidence.Of([], 100));
        Assert.Equal(0, TraitConfidence.Of(three, 0));
        Assert.True(TraitConfidence.Of(one, 60) < TraitConfidence.Of(three, 60));
        Assert.True(TraitConfidence.Of(three, 10) < TraitConfidence.Of(three, 60));
        Assert.InRange(TraitConfidence.Of(three, 100_000), 0, 1);
    }

    [Fact]
    public void SuggestedActions_ManyTraits_AreThreeAndDistinct()
    {
        var observed = new[]
        {
            Observed("curiosity", 0.9),
            Observed("warmth", 0.8),
            Observed("Kindness", 0.7),
            Observed("zest", 0.6),
            Observed("patience", 0.5),
        };

        var actions = SuggestedActions.For(Persona, observed);

        Assert.Equal(3, actions.Length);
        Assert.Equal("Let me answer your question.", actions[0]);
        Assert.Equal(3, actions.Distinct(StringComparer.Ordinal).Count());
    }

    private static ObservedTrait Observed(string id, double intensity) => new(id, id, "", intensity);

    private static TurnAnalysis Extract(string reply)
        => LexiconTraitExtractor.Extract(new Exchange(Persona, "Hello", reply));
}
