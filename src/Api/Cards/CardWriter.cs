using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Cards;

/// <summary>Writes a persona as a card: into the document it came in, so that what we do not know survives.</summary>
internal static class CardWriter
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] V1Members = ["name", "description", "personality", "scenario", "first_mes", "mes_example"];

    /// <summary>Writes the card.</summary>
    /// <param name="draft">What the persona is made of.</param>
    /// <param name="persona">The persona as it is now.</param>
    /// <param name="original">The document it came in; null for one made here.</param>
    /// <param name="version">The specification to write: 2 or 3.</param>
    public static byte[] Write(PersonaDraft draft, PersonaProfile persona, CardDocument? original, int version)
    {
        var root = original?.Root.DeepClone().AsObject() ?? [];
        var data = original?.Spec is CardDocument.V2 or CardDocument.V3 ? root["data"]!.AsObject() : TakeV1(root);
        Describe(data, draft.Definition);
        CardExtension.Write(data, persona);
        Complete(data, version);

        // Readers of old keep the flat members of V1 beside the data: where they stand they must agree.
        foreach (var member in V1Members.Where(member => root.ContainsKey(member)))
        {
            root[member] = data[member]?.DeepClone();
        }

        root["spec"] = version == 3 ? CardDocument.V3 : CardDocument.V2;
        root["spec_version"] = version == 3
            ? original is { Spec: CardDocument.V3 } newer && newer.SpecVersion.StartsWith("3.", StringComparison.Ordinal)
                ? newer.SpecVersion
                : "3.0"
            : "2.0";
        if (data.Parent is null)
        {
            root["data"] = data;
        }

        return JsonSerializer.SerializeToUtf8Bytes(root, Readable);
    }

    /// <summary>Example lines in the shape of <c>mes_example</c>.</summary>
    public static string DialogueOf(IReadOnlyList<string> examples)
        => string.Join('\n', examples.Select(line => $"<START>\n{{{{char}}}}: {line}"));

    // A V1 card's own members become data; what else it holds stays where it was.
    private static JsonObject TakeV1(JsonObject root)
    {
        var data = new JsonObject();
        foreach (var member in V1Members.Concat(["extensions", "character_book"]))
        {
            if (root.Remove(member, out var value))
            {
                data[member] = value;
            }
        }

        return data;
    }

    private static void Describe(JsonObject data, PersonaDefinition definition)
    {
        var card = definition.Card;
        data["name"] = definition.Name;
        data["description"] = definition.Description;
        data["personality"] = definition.Instructions;
        data["scenario"] = card?.Scenario ?? "";
        data["first_mes"] = definition.Greeting ?? "";
        data["mes_example"] = card is { ExampleDialogue: { Length: > 0 } dialogue } ? dialogue : DialogueOf(definition.Examples);
        data["system_prompt"] = card?.SystemPrompt ?? "";
        data["post_history_instructions"] = card?.PostHistory ?? "";
        data["alternate_greetings"] = new JsonArray([.. (card?.AlternateGreetings ?? []).Select(text => (JsonNode)text)]);
    }

    private static void Complete(JsonObject data, int version)
    {
        foreach (var member in new[] { "creator_notes", "creator", "character_version" })
        {
            data[member] ??= "";
        }

        data["tags"] ??= new JsonArray();
        if (version == 3)
        {
            data["group_only_greetings"] ??= new JsonArray();
        }
    }
}
