using System.Globalization;
using System.Text.Json;

namespace PersonaUniverse.Traits;

/// <summary>Reads JSON as language models write it: in prose, in code fences, with trailing commas and numbers as text.</summary>
internal static class LenientJson
{
    /// <summary>A report is under a kilobyte or four; more is not one, and is not searched.</summary>
    private const int LongestText = 64 * 1024;

    /// <summary>How many braces to try before giving up: each costs a parse.</summary>
    private const int MostAttempts = 16;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 16,
    };

    /// <summary>Finds the first object in a text that is as wanted; null when none is.</summary>
    public static JsonDocument? FindObject(string text, Func<JsonElement, bool> wanted)
    {
        if (text.Length > LongestText)
        {
            return null;
        }

        var attempts = 0;
        for (var at = text.IndexOf('{', StringComparison.Ordinal);
            at >= 0 && attempts < MostAttempts;
            at = text.IndexOf('{', at + 1), attempts++)
        {
            if (End(text, at) is { } end && Parse(text.AsMemory(at, end - at)) is { } found)
            {
                if (IsWanted(found.RootElement, wanted))
                {
                    return found;
                }

                found.Dispose();
            }
        }

        return null;
    }

    /// <summary>Gets a property by any of its names, whatever their case.</summary>
    public static bool TryGet(JsonElement item, out JsonElement value, params ReadOnlySpan<string> names)
    {
        if (item.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in names)
            {
                foreach (var property in item.EnumerateObject())
                {
                    if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
                    {
                        value = property.Value;
                        return true;
                    }
                }
            }
        }

        value = default;
        return false;
    }

    /// <summary>Gets a text by any of its names, on one line; null when there is none or it is empty.</summary>
    public static string? Text(JsonElement item, params ReadOnlySpan<string> names)
        => TryGet(item, out var value, names)
            && value.ValueKind == JsonValueKind.String
            && value.GetString()!.ReplaceLineEndings(" ").Trim() is { Length: > 0 } text
                ? text
                : null;

    /// <summary>Reads a share in [0, 1]: a number, a number as text, or a percentage; null when it is none of them.</summary>
    /// <remarks>Above 1.5 and up to 100 it is a percentage: 85 is 0.85. What is out of bounds after that is clamped.</remarks>
    public static double? Share(JsonElement value)
    {
        double number;
        var percent = false;
        switch (value.ValueKind)
        {
            case JsonValueKind.Number when value.TryGetDouble(out number):
                break;
            case JsonValueKind.String:
                var text = value.GetString()!.Trim();
                percent = text.EndsWith('%');
                text = text.TrimEnd('%', ' ');
                if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
                {
                    return null;
                }

                break;
            default:
                return null;
        }

        if (!double.IsFinite(number))
        {
            return null;
        }

        return Math.Clamp(percent || number is > 1.5 and <= 100 ? number / 100 : number, 0, 1);
    }

    private static bool IsWanted(JsonElement found, Func<JsonElement, bool> wanted)
    {
        try
        {
            return wanted(found);
        }
        catch (InvalidOperationException)
        {
            // A member whose name is no text: half a surrogate pair, escaped.
            return false;
        }
    }

    private static JsonDocument? Parse(ReadOnlyMemory<char> text)
    {
        try
        {
            return JsonDocument.Parse(text, Lenient);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Finds the end of the object that opens here; null when it is never closed.</summary>
    private static int? End(string text, int start)
    {
        var depth = 0;
        var quoted = false;
        for (var i = start; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when quoted:
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case '{' when !quoted:
                    depth++;
                    break;
                case '}' when !quoted && --depth == 0:
                    return i + 1;
            }
        }

        return null;
    }
}
