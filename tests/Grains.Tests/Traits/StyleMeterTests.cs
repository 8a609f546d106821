using PersonaUniverse.Personas;

namespace PersonaUniverse.Traits;

public sealed class StyleMeterTests
{
    [Theory]
    [InlineData(StyleFeatures.Questions, "Why? Because it is so. Is it?!", 2.0 / 3)]
    [InlineData(StyleFeatures.Questions, "¿? ?? ...", 0)]
    [InlineData(StyleFeatures.Exclamations, "Look! It costs 3.50 today.", 0.5)]
    [InlineData(StyleFeatures.Imagery, "It is like a lamp. I like a lamp. It is as old as the sea.", 2.0 / 3)]
    [InlineData(StyleFeatures.Hedging, "Perhaps it rains. It seems late, I think.", 1.5)]
    [InlineData(StyleFeatures.Warmth, "Gladly, my dear.", 2)]
    [InlineData(StyleFeatures.Formality, "Furthermore, one must sit.", 2)]
    [InlineData(StyleFeatures.Humor, "It sank (the goat swam). No refunds.", 1)]
    [InlineData(StyleFeatures.Length, "Don't stop the half-open door, 3 times.", 7)]
    [InlineData(StyleFeatures.Brevity, "One two three four. Five six.", 2.0 / 6)]
    [InlineData(StyleFeatures.Precision, "First, take 12 grams. Then rest.", 1)]
    [InlineData(StyleFeatures.SecondPerson, "You know your own mind. I do not.", 1)]
    [InlineData(StyleFeatures.SecondPerson, "", 0)]
    [InlineData(StyleFeatures.Length, "😀 … !", 0)]
    public void Measure_Text_CountsByHand(string feature, string text, double expected)
        => Assert.Equal(expected, StyleMeter.Measure(feature, TextReading.Of(text)), 6);

    [Fact]
    public void ToIntensity_AnyValue_StaysWithinBounds()
        => Assert.All(StyleFeatures.All, feature =>
        {
            Assert.Equal(0, StyleMeter.ToIntensity(feature, 0));
            Assert.Equal(1, StyleMeter.ToIntensity(feature, 10_000));
        });

    [Fact]
    public void Measure_UnknownFeature_Throws()
        => Assert.Throws<ArgumentException>(() => StyleMeter.Measure("rhyme", TextReading.Of("A word.")));
}
