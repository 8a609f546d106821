using PersonaUniverse.Personas;
using PersonaUniverse.Users;

namespace PersonaUniverse.Prompts;

/// <summary>How far names can make a persona's texts grow.</summary>
public sealed class PromptNamesTests
{
    [Fact]
    public void Body_ALongName_IsCutAndNeverThroughACharacter()
    {
        var names = Names(new string('n', 59) + "🎈" + new string('n', 400));

        Assert.Equal($"Hello {new string('n', 59)}.", names.Body("Hello {{user}}."));
        Assert.Equal($"- Hello {new string('n', 59)}.", names.Item("Hello <USER>."));
    }

    [Fact]
    public void Body_MacrosWithoutEnd_GrowTheTextOnlySoFar()
    {
        var text = string.Concat(Enumerable.Repeat("<USER>", 8000));

        var body = Names(new string('n', 500)).Body(text);

        Assert.InRange(body.Length, text.Length, text.Length + 10_000);
        Assert.StartsWith(new string('n', 60) + new string('n', 60), body, StringComparison.Ordinal);
    }

    [Fact]
    public void Body_AsManyMacrosAsDialoguesHave_NamesThemAll()
    {
        var text = string.Concat(Enumerable.Repeat("{{user}}: Cold?\n{{char}}: Only the tea.\n", 800));

        var body = Names("Bartholomew").Body(text);

        Assert.DoesNotContain("{{", body, StringComparison.Ordinal);
        Assert.Equal(1600, body.Split('\n').Count(line =>
            line.StartsWith("Bartholomew: ", StringComparison.Ordinal) || line.StartsWith("Ada: ", StringComparison.Ordinal)));
    }

    private static PromptNames Names(string user)
        => PromptNames.Of(
            new PersonaProfile("ada", "Ada", "A tester.", "#ffffff", "", null, [], null, null, [], 1),
            UserPreferences.None with { Values = UserPreferences.None.Values.Add(PromptNames.NamePreference, user) });
}
