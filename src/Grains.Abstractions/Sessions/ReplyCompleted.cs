namespace PersonaUniverse.Sessions;

/// <summary>The reply is complete and durable.</summary>
/// <param name="Turn">The turn as stored, without its receipt and its analysis, which follows in <see cref="TraitsExtracted"/>.</param>
[GenerateSerializer, Immutable, Alias("reply-completed")]
public sealed record ReplyCompleted([property: Id(0)] Turn Turn) : SessionEvent;
