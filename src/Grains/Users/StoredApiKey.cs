using System.Collections.Immutable;

namespace PersonaUniverse.Users;

/// <summary>A key as stored: its secret only as a hash. The secret is 256 random bits, so a plain hash cannot be guessed back.</summary>
/// <param name="Key">The key.</param>
/// <param name="SecretHash">The SHA-256 of its secret.</param>
internal sealed record StoredApiKey(ApiKey Key, ImmutableArray<byte> SecretHash);
