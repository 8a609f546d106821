using System.Collections.Immutable;

namespace PersonaUniverse.Users;

/// <summary>A key by which programs act for a user. It does not hold the secret: nobody can show that again.</summary>
/// <param name="Id">The key's id, part of the key itself.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Scopes">What it may do, of <see cref="ApiKeyScopes.All"/>.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends by itself; null for never.</param>
[GenerateSerializer, Immutable, Alias("api-key")]
public sealed record ApiKey(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] ImmutableArray<string> Scopes,
    [property: Id(3)] DateTimeOffset CreatedAt,
    [property: Id(4)] DateTimeOffset? ExpiresAt);
