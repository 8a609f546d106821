using System.Security.Cryptography;

namespace PersonaUniverse.Personas;

/// <summary>Makes ids for personas whose makers choose none.</summary>
internal static class PersonaIds
{
    /// <summary>Makes an id that tells something of the name and is nobody else's.</summary>
    public static string Make(string name)
    {
        var letters = name.ToLowerInvariant().Take(30).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        var slug = string.Concat(letters).Trim('-');
        var suffix = RandomNumberGenerator.GetHexString(12, lowercase: true);
        return slug.Length == 0 ? suffix : $"{slug}-{suffix}";
    }
}
