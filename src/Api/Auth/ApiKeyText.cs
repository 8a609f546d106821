using System.Buffers.Text;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace PersonaUniverse.Auth;

/// <summary>
/// A key as programs send it: <c>pu_{user}.{id}.{secret}</c>. It names its owner, so finding it is one call to one grain.
/// </summary>
/// <param name="UserId">Whose key it says it is.</param>
/// <param name="KeyId">Which of theirs, 12 hexadecimal digits.</param>
/// <param name="Secret">256 random bits as base64url.</param>
internal sealed record ApiKeyText(string UserId, string KeyId, string Secret)
{
    /// <summary>What every key begins with, and no JWT does.</summary>
    public const string Prefix = "pu_";

    private const int KeyIdDigits = 12;
    private const int SecretBytes = 32;
    private const int MostCharacters = 1200;

    // Not the one that replaces: a key that is no UTF-8 names nobody.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Gets the SHA-256 of the secret, which is all that is ever stored.</summary>
    public ImmutableArray<byte> Hash => [.. SHA256.HashData(Encoding.UTF8.GetBytes(Secret))];

    /// <summary>Makes a new key of a user's.</summary>
    public static ApiKeyText New(string userId)
        => new(
            userId,
            RandomNumberGenerator.GetHexString(KeyIdDigits, lowercase: true),
            Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    /// <summary>Reads a key.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ApiKeyText? key)
    {
        key = null;
        if (text is not { Length: <= MostCharacters }
            || !text.StartsWith(Prefix, StringComparison.Ordinal)
            || text[Prefix.Length..].Split('.') is not [var user, { Length: KeyIdDigits } id, { Length: > 0 } secret])
        {
            return false;
        }

        try
        {
            var userId = Strict.GetString(Base64Url.DecodeFromChars(user));
            key = userId.Length == 0 || userId.Any(char.IsControl) ? null : new ApiKeyText(userId, id, secret);
        }
        catch (Exception malformed) when (malformed is FormatException or DecoderFallbackException)
        {
            return false;
        }

        return key is not null;
    }

    /// <summary>The key as programs send it.</summary>
    public string Write() => $"{Prefix}{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(UserId))}.{KeyId}.{Secret}";

    /// <summary>Says nothing of the secret.</summary>
    public override string ToString() => $"{Prefix}….{KeyId}";
}
