namespace PersonaUniverse.TestKit;

/// <summary>A message to a persona, as a client sends it. Its id is new unless one is given.</summary>
public sealed record ChatMessage(string PersonaId, string SessionId, string Message)
{
    /// <summary>Gets the client's name for the message.</summary>
    public string ClientMessageId { get; init; } = $"m-{Guid.NewGuid():N}";
}
