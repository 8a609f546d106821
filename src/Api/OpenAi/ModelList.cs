using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PersonaUniverse.Personas;

namespace PersonaUniverse.OpenAi;

/// <summary>The personas, as models.</summary>
public sealed record ModelList(ImmutableArray<ModelItem> Data)
{
    /// <summary>Gets what this is.</summary>
    [JsonPropertyName("object")]
    public string Kind => "list";
}

/// <summary>A persona, as a model.</summary>
/// <param name="Id">The persona's id.</param>
/// <param name="Created">When it was made, in Unix seconds.</param>
/// <param name="OwnedBy">Whose it is.</param>
public sealed record ModelItem(string Id, long Created, [property: JsonPropertyName("owned_by")] string OwnedBy)
{
    private const string Ours = "persona-universe";

    /// <summary>Gets what this is.</summary>
    [JsonPropertyName("object")]
    public string Kind => "model";

    /// <summary>The persona as a model.</summary>
    public static ModelItem From(PersonaProfile persona)
        => new(persona.Id, Math.Max(0, persona.CreatedAt.ToUnixTimeSeconds()), persona.OwnerId is null ? Ours : "user");
}
