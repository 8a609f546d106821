namespace PersonaUniverse.Sessions;

/// <summary>A message that is being accepted, or waits for that.</summary>
internal sealed class IncomingMessage(Utterance utterance)
{
    public Utterance Utterance { get; } = utterance;

    /// <summary>Gets or sets whether its turn was stopped before it began.</summary>
    public bool IsStopped { get; set; }
}
