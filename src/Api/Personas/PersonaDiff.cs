using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PersonaUniverse.Personas;

/// <summary>In what one version of a persona's definition differs from another, field by field.</summary>
/// <param name="Version">The version asked for.</param>
/// <param name="Against">The version it is compared with; null when nothing earlier is kept.</param>
/// <param name="Changes">The fields that differ, in order.</param>
public sealed record PersonaDiff(long Version, long? Against, ImmutableArray<FieldChange> Changes)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Compares two definitions; with nothing, every field that says something differs.</summary>
    public static PersonaDiff Between(PersonaVersion? before, PersonaVersion after)
    {
        var (old, now) = (Fields(before?.Definition), Fields(after.Definition));
        var changes = old.Keys.Union(now.Keys)
            .Select(field => new FieldChange(field, old.GetValueOrDefault(field), now.GetValueOrDefault(field)))
            .Where(change => !JsonNode.DeepEquals(change.Before, change.After));
        return new PersonaDiff(after.Version, before?.Version, [.. changes]);
    }

    private static Dictionary<string, JsonNode?> Fields(PersonaDefinition? definition)
    {
        var fields = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        if (definition is null)
        {
            return fields;
        }

        var document = JsonSerializer.SerializeToNode(definition, Json)!.AsObject();

        // By id, so that a trait that moved up because another left is no change.
        document["traits"] = new JsonObject(definition.Traits
            .DistinctBy(trait => trait.Id)
            .Select(trait => KeyValuePair.Create(trait.Id, JsonSerializer.SerializeToNode(trait, Json))));
        Flatten("", document, fields);
        return fields;
    }

    private static void Flatten(string path, JsonObject document, Dictionary<string, JsonNode?> fields)
    {
        foreach (var (name, value) in document)
        {
            var field = path.Length == 0 ? name : $"{path}.{name}";
            if (value is JsonObject inner)
            {
                Flatten(field, inner, fields);
            }
            else
            {
                fields[field] = value;
            }
        }
    }
}

/// <summary>One field that differs.</summary>
/// <param name="Field">Its path, such as <c>greeting</c> or <c>traits.boldness.intensity</c>.</param>
/// <param name="Before">What it was; absent for nothing.</param>
/// <param name="After">What it is; absent for nothing.</param>
public sealed record FieldChange(string Field, JsonNode? Before, JsonNode? After);
