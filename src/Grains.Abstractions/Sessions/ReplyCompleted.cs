namespace PersonaUniverse.Sessions;

/// <summary>The reply is complete and durable.</summary>
/// <param name="Turn">The turn as stored, without its receipt; its analysis follows in <see cref="TraitsExtracted"/>.</param>
[GenerateSerializer, Immutable, Alias("reply-completed")]
public sealed record ReplyCompleted([property: Id(0)] Turn Turn) : SessionEvent;
