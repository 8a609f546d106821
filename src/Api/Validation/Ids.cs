namespace PersonaUniverse.Validation;

/// <summary>The shapes of ids that clients choose.</summary>
internal static class Ids
{
    /// <summary>A session's or a message's id.</summary>
    public const string Pattern = "^[A-Za-z0-9._:-]{1,100}$";

    /// <summary>A persona's or a trait's id.</summary>
    public const string ShortPattern = "^[A-Za-z0-9._:-]{1,50}$";

    public const string PatternMessage = "{0} must be 1–100 characters of A–Z a–z 0–9 . _ : -";

    public const string ShortPatternMessage = "{0} must be 1–50 characters of A–Z a–z 0–9 . _ : -";

    /// <summary>What is told of a persona's or a trait's id that is none.</summary>
    public static string DescribeShort(string field) => ShortPatternMessage.Replace("{0}", field, StringComparison.Ordinal);

    /// <summary>Whether it can be the id of a session or a message.</summary>
    public static bool Fits(string? id) => id is { Length: >= 1 and <= 100 } && id.All(IsIdCharacter);

    /// <summary>Whether it can be the id of a persona or a trait.</summary>
    public static bool FitsShort(string? id) => id is { Length: >= 1 and <= 50 } && id.All(IsIdCharacter);

    /// <summary>Whether it can be the id of a user: issuers choose those.</summary>
    public static bool FitsUser(string? id) => id is { Length: >= 1 and <= 200 } && !id.Any(char.IsControl);

    private static bool IsIdCharacter(char character)
        => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or ':' or '-';
}
