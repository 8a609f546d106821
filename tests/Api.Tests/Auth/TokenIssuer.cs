using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PersonaUniverse.Auth;

/// <summary>Makes tokens by hand, so that they can be wrong in any one way.</summary>
/// <param name="Name">Who the tokens say they are of.</param>
/// <param name="Algorithm">How they say they are signed.</param>
/// <param name="Signature">How they are.</param>
/// <param name="KeyId">Which key they name; null for none.</param>
internal sealed record TokenIssuer(string Name, string Algorithm, Func<byte[], byte[]> Signature, string? KeyId = null)
{
    /// <summary>Whom the tokens are for.</summary>
    public const string Audience = "persona-universe";

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    /// <summary>A moment from now, as tokens tell it.</summary>
    public static long Seconds(TimeSpan fromNow) => (Now + fromNow).ToUnixTimeSeconds();

    /// <summary>A token that is as it should be.</summary>
    public string For(string? userId, params string[] roles) => Sign(Claims(userId, roles));

    /// <summary>Such a token but for one claim, which is not there where its value is null.</summary>
    public string With(string claim, JsonNode? value)
    {
        var claims = Claims("user-1");
        claims.Remove(claim);
        if (value is not null)
        {
            claims[claim] = value;
        }

        return Sign(claims);
    }

    /// <summary>The claims of such a token.</summary>
    public JsonObject Claims(string? userId, params string[] roles)
    {
        var claims = new JsonObject
        {
            ["iss"] = Name,
            ["aud"] = Audience,
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
    public string Sign(JsonObject claims)
    {
        var header = new JsonObject { ["alg"] = Algorithm, ["typ"] = "JWT" };
        if (KeyId is not null)
        {
            header["kid"] = KeyId;
        }

        var body = $"{Encode(header)}.{Encode(claims)}";
        return $"{body}.{Base64Url.EncodeToString(Signature(Encoding.UTF8.GetBytes(body)))}";
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
