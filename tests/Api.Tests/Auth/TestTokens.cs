using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PersonaUniverse.Auth;

/// <summary>Makes tokens by hand, so that they can be wrong in any one way.</summary>
internal static class TestTokens
{
    /// <summary>The key of the API that the tests share.</summary>
    public const string Key = "a key for tests, of more than sixty-four bytes, which HS512 would want: 0123456789";

    private const string Name = "persona-universe";

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    /// <summary>A token that is as it should be.</summary>
    public static string For(string? userId, params string[] roles) => Sign(Claims(userId, roles));

    /// <summary>The claims of such a token.</summary>
    public static JsonObject Claims(string? userId, params string[] roles)
    {
        var claims = new JsonObject
        {
            ["iss"] = Name,
            ["aud"] = Name,
            ["nbf"] = Seconds(TimeSpan.FromMinutes(-5)),
            ["exp"] = Seconds(TimeSpan.FromHours(1)),
            ["roles"] = new JsonArray([.. roles.Select(role => JsonValue.Create(role))]),
        };
        if (userId is not null)
        {
            claims["sub"] = userId;
        }

        return claims;
    }

    /// <summary>Signs claims.</summary>
    public static string Sign(JsonObject claims, string algorithm = "HS256", string key = Key)
    {
        var header = new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT" };
        var body = $"{Encode(header)}.{Encode(claims)}";
        var secret = Encoding.UTF8.GetBytes(key);
        var bytes = Encoding.UTF8.GetBytes(body);
        byte[] signature = algorithm switch
        {
            "HS256" => HMACSHA256.HashData(secret, bytes),
            "HS512" => HMACSHA512.HashData(secret, bytes),
            _ => [],
        };
        return $"{body}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>A moment from now, as tokens tell it.</summary>
    public static long Seconds(TimeSpan fromNow) => (Now + fromNow).ToUnixTimeSeconds();

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
