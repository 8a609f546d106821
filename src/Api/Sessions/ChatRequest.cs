using System.ComponentModel.DataAnnotations;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Sessions;

/// <summary>A message to a persona.</summary>
public sealed record ChatRequest
{
    /// <summary>Gets what to say: 1–8,000 characters, not all blank.</summary>
    [Required, StringLength(Utterance.MaxLength), PlainText]
    public string? Message { get; init; }

    /// <summary>Gets to whom.</summary>
    [Required, ShortId]
    public string? PersonaId { get; init; }

    /// <summary>Gets in which session. On the hub, null means the connection's own.</summary>
    [LongId]
    public string? SessionId { get; init; }

    /// <summary>Gets the client's name for the message, unique in the session; null has one made.</summary>
    [LongId]
    public string? ClientMessageId { get; init; }

    /// <summary>Says nothing of the message: SignalR logs the arguments of hub calls at Debug.</summary>
    public override string ToString() => nameof(ChatRequest);

    /// <summary>The checked request, as a session takes it.</summary>
    internal Utterance ToUtterance()
        => new(PersonaId!, Message!, ClientMessageId ?? $"m-{Guid.CreateVersion7():N}");
}
