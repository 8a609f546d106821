using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PersonaUniverse.Cards;

/// <summary>Reads members of a card, or says which is not as its specification has it. What is missing or null is empty.</summary>
internal static class CardFields
{
    public static string Text(this JsonObject from, string path, string name, int most = CardLimits.TextLength)
        => from[name] switch
        {
            null => "",
            JsonValue value when value.GetValueKind() is JsonValueKind.String => value.GetValue<string>() is var text && text.Length <= most
                ? text
                : throw CardProblem.At(path + name, $"{name} is longer than {most} characters."),
            _ => throw CardProblem.At(path + name, $"{name} must be text."),
        };

    public static ImmutableArray<string> Texts(this JsonObject from, string path, string name, int most, int longest)
    {
        if (from[name] is null)
        {
            return [];
        }

        if (from[name] is not JsonArray { Count: var count } items || count > most)
        {
            throw CardProblem.At(path + name, $"{name} must be a list of at most {most} texts.");
        }

        return
        [
            .. items.Select(item => item is JsonValue value
                && value.GetValueKind() is JsonValueKind.String && value.GetValue<string>().Length <= longest
                ? value.GetValue<string>()
                : throw CardProblem.At(path + name, $"{name} must be a list of texts of at most {longest} characters.")),
        ];
    }

    public static bool Flag(this JsonObject from, string path, string name, bool otherwise = false)
        => from[name] switch
        {
            null => otherwise,
            JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => value.GetValue<bool>(),
            _ => throw CardProblem.At(path + name, $"{name} must be true or false."),
        };

    public static double? Number(this JsonObject from, string path, string name)
        => from[name] switch
        {
            null => null,
            JsonValue value when value.GetValueKind() is JsonValueKind.Number
                && value.TryGetValue<double>(out var number) && double.IsFinite(number)
                => number,
            _ => throw CardProblem.At(path + name, $"{name} must be a number."),
        };

    public static JsonObject? Member(this JsonObject from, string path, string name)
        => from[name] switch
        {
            null => null,
            JsonObject member => member,
            _ => throw CardProblem.At(path + name, $"{name} must be an object."),
        };
}
