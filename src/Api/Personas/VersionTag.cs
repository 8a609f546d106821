using System.Globalization;
using PersonaUniverse.Errors;

namespace PersonaUniverse.Personas;

/// <summary>A persona's version as an entity tag, so that two editors cannot overwrite each other unawares.</summary>
internal static class VersionTag
{
    /// <summary>The tag of a version.</summary>
    public static string Write(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version that <c>If-Match</c> names; null when the caller names none, or any.</summary>
    /// <exception cref="ApiException">It names something that is no version's tag.</exception>
    public static long? Expected(HttpRequest request)
    {
        var tag = request.Headers.IfMatch.ToString();
        return tag is "" or "*" ? null
            : tag is ['"', .. var inner, '"']
                && long.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version
            : throw ApiException.Invalid("If-Match", "If-Match names one version's ETag, or *.");
    }
}
