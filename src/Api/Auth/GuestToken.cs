namespace PersonaUniverse.Auth;

/// <summary>A guest's token.</summary>
/// <param name="AccessToken">The JWT.</param>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="ExpiresAt">When it ceases to be accepted.</param>
/// <param name="UserId">The user it stands for.</param>
public sealed record GuestToken(string AccessToken, string TokenType, DateTimeOffset ExpiresAt, string UserId);
