using System.Globalization;
using System.Text.Json;

namespace PersonaUniverse.Errors;

/// <summary>
/// Says where JSON is not what is expected, and in what. The exception's own text may quote it, so none of that is passed on.
/// </summary>
internal static class MalformedJson
{
    private const string NoConversion = "could not be converted to ";

    // What the reader's text names, a wish or a type, in the words of JSON; the first that fits.
    private static readonly (string Sign, string Kind)[] Kinds =
    [
        ("as a string", "a string"),
        ("as a number", "a number"),
        ("as a boolean", "true or false"),
        ("Dictionary`", "an object"),
        ("List`", "an array"),
    ];

    /// <summary>What the client is told.</summary>
    public static ApiException Describe(JsonException json)
    {
        var what = Explain(json);
        var field = (json.Path ?? "").TrimStart('$').TrimStart('.');
        return new ApiException(
            StatusCodes.Status400BadRequest, ErrorCodes.MalformedJson, $"The JSON cannot be read{PlaceOf(json)}: {what}.")
        {
            Errors = new Dictionary<string, string[]>
            {
                [field.Length == 0 ? "$" : field] = [$"{char.ToUpperInvariant(what[0])}{what[1..]}."],
            },
        };
    }

    private static string Explain(JsonException json)
        => Says(json, "could not be mapped") ? "this field is unknown"
            : Says(json, "maximum configured depth") ? "it is nested too deeply"
            : Says(json.InnerException, "UTF") ? "this text is not Unicode"
            : json.InnerException is FormatException ? "a number that fits is expected here"
            : Says(json, NoConversion) ? $"{KindExpected(json)} is expected here"
            : "this is not JSON";

    // Whoever reads a value says what it wished for. Else there is a type alone, of the value or of what the value is a part of.
    private static string KindExpected(JsonException json)
    {
        var wish = json.InnerException is InvalidOperationException reader ? reader.Message : TypeIn(json.Message);
        return Kinds.FirstOrDefault(known => wish.Contains(known.Sign, StringComparison.Ordinal)).Kind
            ?? (json.Path is "$" ? "an object" : "another kind of value");
    }

    // Behind the type stands the path, in which a client's own words may be.
    private static string TypeIn(string message)
        => message[(message.IndexOf(NoConversion, StringComparison.Ordinal) + NoConversion.Length)..].Split(' ')[0];

    private static bool Says(Exception? failure, string text) => failure?.Message.Contains(text, StringComparison.Ordinal) is true;

    // Editors count from one, the reader from zero.
    private static string PlaceOf(JsonException json)
        => json is { LineNumber: { } line, BytePositionInLine: { } position }
            ? string.Create(CultureInfo.InvariantCulture, $" at line {line + 1}, byte {position + 1}")
            : "";
}
