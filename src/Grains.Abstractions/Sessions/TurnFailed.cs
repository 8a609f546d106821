namespace PersonaUniverse.Sessions;

/// <summary>The turn ended without a reply; nothing of it was stored.</summary>
/// <param name="Seq">The turn.</param>
/// <param name="ClientMessageId">The message that got no answer.</param>
/// <param name="Code">One of <see cref="TurnFailureCodes"/>.</param>
/// <param name="Message">What went wrong, for a person to read; never a secret.</param>
/// <param name="Retryable">Whether sending the same message again may succeed.</param>
/// <param name="RetryAfterSeconds">How long to wait before that; null when nothing is known.</param>
[GenerateSerializer, Immutable, Alias("turn-failed")]
public sealed record TurnFailed(
    [property: Id(0)] long Seq,
    [property: Id(1)] string ClientMessageId,
    [property: Id(2)] string Code,
    [property: Id(3)] string Message,
    [property: Id(4)] bool Retryable,
    [property: Id(5)] int? RetryAfterSeconds = null) : SessionEvent;
