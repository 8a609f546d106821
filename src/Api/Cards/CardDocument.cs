using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace PersonaUniverse.Cards;

/// <summary>A card's JSON, cleaned, and which specification it follows.</summary>
/// <param name="Root">The whole document.</param>
/// <param name="Data">The member that describes the character; of a V1 card, the document itself.</param>
/// <param name="Spec"><c>v1</c>, <c>chara_card_v2</c> or <c>chara_card_v3</c>.</param>
/// <param name="SpecVersion">The specification's version, as the card says; empty for V1.</param>
internal sealed record CardDocument(JsonObject Root, JsonObject Data, string Spec, string SpecVersion)
{
    public const string V1 = "v1";
    public const string V2 = "chara_card_v2";
    public const string V3 = "chara_card_v3";

    private const string Extensions = "extensions";

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = CardLimits.JsonDepth, AllowDuplicateProperties = false };

    /// <summary>Reads a card's JSON.</summary>
    /// <exception cref="Errors.ApiException">It is no card, or more than we take.</exception>
    public static CardDocument Parse(ReadOnlySpan<byte> json)
        => json.Length <= CardLimits.JsonBytes
            ? ParseKept(json)
            : throw CardProblem.At("file", $"The card's JSON is larger than {CardLimits.JsonBytes / 1024} KB.");

    /// <summary>Reads the JSON of a card that was taken, however large: as it is kept, other scripts than Latin take more room.</summary>
    /// <exception cref="Errors.ApiException">It is no card, or more than we take.</exception>
    public static CardDocument ParseKept(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            throw CardProblem.At("file", "The card's JSON is not UTF-8.");
        }

        try
        {
            var bom = json.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            var values = 0;
            return Clean(JsonNode.Parse(json[bom..], documentOptions: Strict), inExtensions: false, ref values) is JsonObject root
                ? Recognise(root)
                : throw CardProblem.At("$", "A card is a JSON object.");
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or ArgumentException)
        {
            // Too deep, a member twice, half a surrogate pair, or no JSON at all; the message might quote the card.
            throw CardProblem.At("file", "The card's JSON is not well formed, or is nested too deep.");
        }
    }

    private static CardDocument Recognise(JsonObject root)
    {
        var spec = root["spec"] is JsonValue named && named.TryGetValue<string>(out var name) ? name : null;
        var version = root["spec_version"] is JsonValue told && told.TryGetValue<string>(out var text) ? text : "";
        return (spec, root["data"]) switch
        {
            (V2 or V3, JsonObject data) => new CardDocument(root, data, spec, version),
            (V2 or V3, _) => throw CardProblem.At("data", "The card has no data."),
            (null, _) when root["name"] is JsonValue => new CardDocument(root, root, V1, ""),
            (null, _) => throw CardProblem.At("spec", "This is no character card."),
            _ => throw CardProblem.At("spec", "This specification is not known here: V1, V2 and V3 are."),
        };
    }

    private static JsonNode? Clean(JsonNode? node, bool inExtensions, ref int values)
    {
        if (++values > CardLimits.JsonValues)
        {
            throw CardProblem.At("file", $"The card's JSON holds more than {CardLimits.JsonValues} values.");
        }

        switch (node)
        {
            case JsonObject members:
                var cleaned = new JsonObject();
                foreach (var (name, value) in members)
                {
                    cleaned.Add(CardText.Clean(name), Clean(value, inExtensions || name is Extensions, ref values));
                }

                return cleaned;
            case JsonArray items:
                var list = new JsonArray();
                foreach (var item in items)
                {
                    list.Add(Clean(item, inExtensions, ref values));
                }

                return list;
            case JsonValue value when value.GetValueKind() is JsonValueKind.String:
                return JsonValue.Create(Harmless(CardText.Clean(value.GetValue<string>()), inExtensions));
            default:
                return node?.DeepClone();
        }
    }

    // Nothing here runs it, but some page may show it. In extensions it is another program's own business.
    private static string Harmless(string text, bool inExtensions)
        => inExtensions || !text.Contains("<script", StringComparison.OrdinalIgnoreCase)
            ? text
            : throw CardProblem.At("file", "The card holds a script.");
}
