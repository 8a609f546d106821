namespace PersonaUniverse.Sessions;

/// <summary>Somebody began or stopped typing.</summary>
/// <param name="UserId">The user who types; null when a persona does.</param>
/// <param name="PersonaId">The persona that types; null when the user does.</param>
/// <param name="IsTyping">Whether they type now.</param>
[GenerateSerializer, Immutable, Alias("typing-changed")]
public sealed record TypingChanged(
    [property: Id(0)] string? UserId, [property: Id(1)] string? PersonaId, [property: Id(2)] bool IsTyping) : SessionEvent;
