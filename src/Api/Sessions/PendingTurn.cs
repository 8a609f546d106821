namespace PersonaUniverse.Sessions;

/// <summary>A turn accepted through this process whose end has not been heard.</summary>
internal sealed class PendingTurn(Utterance utterance)
{
    public Utterance Utterance { get; } = utterance;

    /// <summary>Gets or sets the turn's number once its reply is durable and its analysis under way; null before.</summary>
    public long? Replied { get; set; }

    /// <summary>What those who wait hear when the session does not take the turn up again: of its end, what they have not heard.</summary>
    public IEnumerable<SessionEvent> EndsAs(TurnAcceptance acceptance)
    {
        if (acceptance.Turn is not { } turn)
        {
            yield return acceptance.Outcome is AcceptOutcome.PersonaUnknown
                ? Failed(TurnFailureCodes.PersonaUnknown, "There is no such persona any more.", retryable: false)
                : Unreached();
            yield break;
        }

        if (Replied is null)
        {
            yield return new ReplyCompleted(turn);
        }

        yield return new TraitsExtracted(
            turn.Seq, turn.Analysis ?? TurnAnalysis.Empty, turn.Analysis is null ? ["traits"] : []);
    }

    /// <summary>What those who wait hear when the session is out of reach.</summary>
    public TurnFailed Unreached() => Failed(TurnFailureCodes.ClusterUnavailable, "The cluster does not answer.", retryable: true);

    private TurnFailed Failed(string code, string message, bool retryable)
        => new(0, Utterance.ClientMessageId, code, message, retryable);
}
