using System.Collections.Immutable;
using System.Text.Json;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Storage;

public sealed class GrainStateJsonTests
{
    [Fact]
    public void Deserialize_StateFromBeforeAMember_HasItEmpty()
    {
        const string Old = """{ "definition": { "name": "Old", "traits": null } }""";

        var state = JsonSerializer.Deserialize<PersonaState>(Old, GrainStateJson.Options);

        Assert.Equal("Old", state?.Definition?.Name);
        Assert.Empty(state!.Definition!.Examples);
        Assert.Empty(state.Definition.Traits);
        Assert.Empty(state.Intensities);
    }

    [Fact]
    public void Serialize_State_ReadsWell()
        => Assert.Equal(
            """{"ownerId":"Zoë <z>","intensities":{"Wit":0.5},"version":2,"deleted":false,"visibility":"public" """.TrimEnd(),
            JsonSerializer.Serialize(
                new PersonaState
                {
                    OwnerId = "Zoë <z>",
                    Version = 2,
                    Intensities = ImmutableSortedDictionary<string, double>.Empty.Add("Wit", 0.5),
                },
                GrainStateJson.Options).Split(",\"createdAt\"")[0]);
}
