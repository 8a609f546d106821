namespace PersonaUniverse;

/// <summary>Who asks for a change: taken from the authenticated principal, never from a request's body.</summary>
/// <param name="UserId">The token's subject.</param>
/// <param name="IsAdmin">Whether the token carries the <c>admin</c> role.</param>
[GenerateSerializer, Immutable, Alias("actor")]
public sealed record Actor([property: Id(0)] string UserId, [property: Id(1)] bool IsAdmin);
