namespace PersonaUniverse.Auth;

/// <summary>What may be wrong with a token, whoever issues it.</summary>
internal static class BadTokens
{
    private static readonly Dictionary<string, Func<TokenIssuer, string?>> Spoilt = new()
    {
        ["none"] = _ => null,
        ["garbage"] = _ => "garbage",
        ["garbage in three parts"] = _ => "a.b.c",
        ["cut short"] = issuer => issuer.For("user-1")[..^10],
        ["no signature"] = issuer => (issuer with { Signature = _ => [] }).For("user-1"),
        ["wrong audience"] = issuer => issuer.With("aud", "somebody-else"),
        ["no audience"] = issuer => issuer.With("aud", null),
        ["wrong issuer"] = issuer => issuer.With("iss", "somebody-else"),
        ["no issuer"] = issuer => issuer.With("iss", null),
        ["alg none"] = issuer => (issuer with { Algorithm = "none", Signature = _ => [] }).For("user-1"),
        ["alg None, signed"] = issuer => (issuer with { Algorithm = "None" }).For("user-1"),
        ["expired"] = issuer => issuer.With("exp", TokenIssuer.Seconds(TimeSpan.FromMinutes(-2))),
        ["never expires"] = issuer => issuer.With("exp", null),
        ["not yet valid"] = issuer => issuer.With("nbf", TokenIssuer.Seconds(TimeSpan.FromMinutes(10))),
        ["no subject"] = issuer => issuer.For(userId: null),
        ["empty subject"] = issuer => issuer.For(""),
        ["long subject"] = issuer => issuer.For(new string('u', 201)),
        ["control character in the subject"] = issuer => issuer.For("user\u0000one"),
    };

    /// <summary>Gets what may be wrong.</summary>
    public static IEnumerable<string> Names => Spoilt.Keys;

    /// <summary>An issuer's token that is wrong in that way; null for none at all.</summary>
    public static string? Of(TokenIssuer issuer, string what) => Spoilt[what](issuer);
}
