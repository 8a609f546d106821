using System.Security.Cryptography;
using System.Text;

namespace PersonaUniverse.Auth;

/// <summary>Tokens of the API that the tests share.</summary>
internal static class TestTokens
{
    /// <summary>The API's key.</summary>
    public const string Key = "a key for tests, of more than sixty-four bytes, which HS512 would want: 0123456789";

    /// <summary>Gets the issuer of good tokens.</summary>
    public static TokenIssuer Issuer { get; } = IssuerWith(Encoding.UTF8.GetBytes(Key));

    /// <summary>A token that is as it should be.</summary>
    public static string For(string? userId, params string[] roles) => Issuer.For(userId, roles);

    /// <summary>An issuer with a key of its choice.</summary>
    public static TokenIssuer IssuerWith(byte[] key) => new("persona-universe", "HS256", body => HMACSHA256.HashData(key, body));
}
