using System.Globalization;
using PersonaUniverse.Prompts;

namespace PersonaUniverse.Models.Offline;

/// <summary>Reads back what <see cref="PromptFormat.TraitLine"/> wrote.</summary>
internal static class TraitLineReader
{
    /// <summary>Reads the feature a trait shows in and its intensity; false for a trait that shows in none.</summary>
    /// <remarks>Read from the end, since a trait's name may hold any character.</remarks>
    public static bool TryRead(string line, out string style, out double intensity)
    {
        style = "";
        intensity = 0;
        var marker = line.LastIndexOf(PromptFormat.StyleMarker, StringComparison.Ordinal);
        if (marker < 0)
        {
            return false;
        }

        style = line[(marker + PromptFormat.StyleMarker.Length)..].Trim();
        var head = line.AsSpan(0, marker);
        var comma = head.LastIndexOf(',');
        head = comma < 0 ? head : head[..comma];
        var number = head[(head.LastIndexOf(' ') + 1)..];
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out intensity))
        {
            return false;
        }

        intensity = Math.Clamp(intensity, 0, 1);
        return style.Length > 0;
    }
}
