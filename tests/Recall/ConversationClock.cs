namespace PersonaUniverse.Recall;

/// <summary>Stands at the time of the conversation; timers run as ever.</summary>
internal sealed class ConversationClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

    public override DateTimeOffset GetUtcNow() => Now;
}
