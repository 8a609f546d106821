namespace PersonaUniverse.Sessions;

/// <summary>The turn ended without a reply that could be told.</summary>
/// <remarks>
/// Nothing of it was stored, but where the database or the cluster did not answer in time: then it may have been, or the turn may still
/// run. The same message under the same id finds out: it is never answered twice.
/// </remarks>
/// <param name="Seq">The number the turn was to have; 0 where the session could not be asked.</param>
/// <param name="ClientMessageId">The message that got no answer.</param>
/// <param name="Code">One of <see cref="TurnFailureCodes"/>.</param>
/// <param name="Message">What went wrong, for a person to read; never a secret.</param>
/// <param name="Retryable">Whether sending the same message again may succeed.</param>
/// <param name="RetryAfterSeconds">How long to wait before that; 0 for at once, null when nothing is known.</param>
[GenerateSerializer, Immutable, Alias("turn-failed")]
public sealed record TurnFailed(
    [property: Id(0)] long Seq,
    [property: Id(1)] string ClientMessageId,
    [property: Id(2)] string Code,
    [property: Id(3)] string Message,
    [property: Id(4)] bool Retryable,
    [property: Id(5)] int? RetryAfterSeconds = null) : SessionEvent;
