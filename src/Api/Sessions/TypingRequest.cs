namespace PersonaUniverse.Sessions;

/// <summary>Tells whether the user types.</summary>
internal sealed record TypingRequest : SessionRequest
{
    public bool IsTyping { get; init; }
}
