using System.Collections.Immutable;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;
using PersonaUniverse.Users;

namespace PersonaUniverse.Prompts;

/// <summary>What a model reads of the live traits, word for word.</summary>
public sealed class PromptWordingTests
{
    [Fact]
    public void Compose_TraitsOfEveryStrength_StateThemInWords()
    {
        var prompt = Compose(Persona(0.05, 0.2, 0.4, 0.6, 0.82, 0.95));

        Assert.Equal(
            """
            <context>
            ## Your traits now, from 0 (absent) to 1 (overwhelming)
            - Trait 0 (t0) 0.05, absent: let nothing of it show; shows in: questions
            - Trait 1 (t1) 0.20, faint: a trace at most; shows in: warmth
            - Trait 2 (t2) 0.40, mild: here and there; shows in: length
            - Trait 3 (t3) 0.60, clear: anybody would notice it
            - Trait 4 (t4) 0.82, strong: in most of what you say
            - Trait 5 (t5) 0.95, overwhelming: it colours every line
            Aim for about 104 words.
            </context>

            Hello.
            """,
            prompt.Messages[^1].Text,
            ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData(0.1, "faint: a trace at most", 52)]
    [InlineData(0.9, "overwhelming: it colours every line", 208)]
    public void Compose_ALengthThatMoves_MovesItsWordsAndTheLengthAskedFor(double intensity, string wording, int words)
    {
        var prompt = Compose(Persona(0.5, 0.5, intensity));

        Assert.Contains(wording, prompt.Messages[^1].Text, StringComparison.Ordinal);
        Assert.InRange(prompt.TargetWords, words * 0.9, words * 1.35);
    }

    [Fact]
    public void MemoryLine_FactThatChangedWithinADay_SaysThatItHoldsNoMore()
    {
        var morning = new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);
        var memory = new RecalledMemory(1, "s", "I live in Prague now.", 1, morning) { ValidTo = morning.AddMinutes(1) };

        Assert.Equal("- 2026-11-25, no longer true since 2026-11-25: I live in Prague now.", PromptFormat.MemoryLine(memory));
    }

    private static Prompt Compose(PersonaProfile persona)
        => PromptComposer.Compose(
            new PromptInput(new PromptBasis(persona, UserPreferences.None), persona.Traits, [], [], "Hello."));

    private static PersonaProfile Persona(params double[] intensities)
    {
        string?[] styles = [StyleFeatures.Questions, StyleFeatures.Warmth, StyleFeatures.Length, null, null, null];
        ImmutableArray<Trait> traits =
        [
            .. intensities.Select((intensity, index) => new Trait(
                $"t{index}", $"Trait {index}", "", intensity, intensity, Style: styles[index])),
        ];
        return new PersonaProfile("ada", "Ada", "A tester.", "#ffffff", "", null, [], null, null, traits, 1);
    }
}
