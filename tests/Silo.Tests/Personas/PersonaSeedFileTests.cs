using System.Text;
using PersonaUniverse.Models.Offline;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

public sealed class PersonaSeedFileTests
{
    [Fact]
    public void Load_ShippedFile_IsRich()
    {
        var seeds = PersonaSeedFile.Load();

        Assert.InRange(seeds.Core.Traits.Length, 4, 6);
        Assert.True(seeds.Personas.Count >= 7);
        Assert.Contains("tutor", seeds.Personas.Keys);
        var colors = seeds.Personas.Values.Select(persona => persona.Color);
        Assert.Equal(seeds.Personas.Count, colors.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(seeds.Personas.Values, persona =>
        {
            Assert.InRange(persona.Traits.Length, 4, 8);
            Assert.InRange(persona.Examples.Length, 6, 10);
            Assert.NotNull(persona.Greeting);
            Assert.True(persona.Instructions.Length > 400);
        });
    }

    [Fact]
    public void Load_ShippedFile_ShowsEachFeatureInOneTraitAtMost()
        => Assert.All(SeedPersonas.All, persona =>
        {
            var styles = persona.Traits.Select(trait => trait.Style).OfType<string>().ToArray();
            Assert.Equal(styles.Length, styles.Distinct(StringComparer.Ordinal).Count());
            Assert.True(styles.Length * 2 > persona.Traits.Length);
        });

    [Fact]
    public void Load_ShippedFile_LinksOpposites_BothWays()
    {
        var opposites = PersonaSeedFile.Load().Personas.Values.SelectMany(persona => persona.Traits)
            .Where(trait => trait.Dynamics?.Opposes is not null)
            .ToDictionary(trait => trait.Id, trait => trait.Dynamics!.Opposes!);

        Assert.NotEmpty(opposites);
        Assert.All(opposites, link => Assert.Equal(link.Key, opposites[link.Value]));
    }

    [Theory]
    [InlineData(
        """{"core":{"traits":[]},"personas":[{"id":"no good","name":"A","description":"B","color":"#123456","traits":[]}]}""",
        "personas[0].id")]
    [InlineData(
        """{"core":{"traits":[]},"personas":[{"id":"a","name":"A","description":"B","color":"red","traits":[]}]}""",
        "personas[0].color")]
    [InlineData(
        """{"core":{"traits":[{"id":"x","name":"X","description":"","intensity":1.5}]},"personas":[]}""",
        "core.traits[0].intensity")]
    [InlineData(
        """{"core":{"traits":[{"id":"x","name":"X","description":"","intensity":1,"style":"rhyme"}]},"personas":[]}""",
        "core.traits[0].style")]
    [InlineData(
        """{"core":{"traits":[]},"personas":[{"id":"a","name":"A","description":"B","color":"#123456","traits":[]"""
            + ""","coreIntensities":{"y":0.5}}]}""",
        "personas[0].coreIntensities.y")]
    [InlineData("""{"core":{"traits":[]},"personas":[{"id":"a","description":"B","color":"#123456","traits":[]}]}""", "name")]
    [InlineData(
        """{"core":{"traits":[{"id":"x","name":"X","description":"","intensity":1,"dynamics":{"halfLifeHours":0}}]},"personas":[]}""",
        "core.traits[0].dynamics.halfLifeHours")]
    [InlineData(
        """{"core":{"traits":[{"id":"x","name":"X","description":"","intensity":1,"dynamics":{"floor":0.6,"ceiling":0.5}}]}"""
            + ""","personas":[]}""",
        "core.traits[0].dynamics.floor")]
    [InlineData(
        """{"core":{"traits":[{"id":"x","name":"X","description":"","intensity":1,"dynamics":{"opposes":"x"}}]},"personas":[]}""",
        "core.traits[0].dynamics.opposes")]
    [InlineData(
        """{"core":{"traits":[{"id":"x","name":"X","description":"","intensity":1,"dynamics":{"opposes":"y"}}]},"personas":[]}""",
        "core.traits[0].dynamics.opposes")]
    [InlineData("""{"core":{"traits":[]},"personas":[],"colour":1}""", "colour")]
    [InlineData("""{"core":""", "seed.json")]
    public void Read_Mistake_IsNamedWithItsPlace(string json, string place)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));

        var exception = Assert.Throws<InvalidDataException>(() => PersonaSeedFile.Read(stream, "seed.json"));

        Assert.Contains(place, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Dynamics_AreThoseWritten_AndTheRestAsUsual()
    {
        const string Json = """
            {
              "core": {
                "traits": [
                  {"id":"x","name":"X","description":"","intensity":1,"dynamics":{"halfLifeHours":2,"opposes":"y"}},
                  {"id":"y","name":"Y","description":"","intensity":1}
                ]
              },
              "personas": []
            }
            """;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Json));

        var seeds = PersonaSeedFile.Read(stream, "seed.json");

        Assert.Equal(new TraitDynamics(HalfLifeHours: 2, Opposes: "y"), seeds.Core.Traits[0].Dynamics);
    }
}
