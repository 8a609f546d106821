namespace PersonaUniverse.Sessions;

/// <summary>A turn offered or accepted through this process whose end has not been heard.</summary>
internal sealed class PendingTurn(Utterance utterance)
{
    private DependencyUnavailableException? _lacking;

    public Utterance Utterance { get; private set; } = utterance;

    /// <summary>Gets or sets how many calls are offering the message to the session just now.</summary>
    public int Offers { get; set; }

    /// <summary>
    /// Gets or sets whether the session's answer to the message is known. Before that, the call that offers it sees to the turn: that a
    /// session does not know of it yet says nothing.
    /// </summary>
    public bool IsTaken { get; set; }

    /// <summary>Gets or sets the turn's number once its reply is durable and its analysis under way; null before.</summary>
    public long? Replied { get; set; }

    /// <summary>
    /// Gets or sets since when the session, which answers, neither works on the turn nor could take it up; null while all is well, as far
    /// as is known.
    /// </summary>
    public long? LostAt { get; set; }

    /// <summary>Notes that the session has taken the turn on.</summary>
    /// <param name="accepted">The message it is of: another call may have offered another under the same id, in vain.</param>
    public void Take(Utterance accepted) => (IsTaken, Utterance) = (true, accepted);

    /// <summary>What those who wait hear of a turn that the session does not work on: of its end, what they have not heard.</summary>
    /// <returns>Nothing where it begins again, or may be offered once more.</returns>
    public IEnumerable<SessionEvent> EndsAs(TurnAcceptance found) => found switch
    {
        { Outcome: AcceptOutcome.AlreadyAnswered } when Replied is { } seq => [TraitsExtracted.Of(seq, found.Turn?.Analysis)],
        { Turn: { } turn, IsBeingAnalysed: true } => [new ReplyCompleted(turn)],
        { Turn: { } turn } => [new ReplyCompleted(turn), TraitsExtracted.Of(turn.Seq, turn.Analysis)],
        { Outcome: AcceptOutcome.PersonaUnknown } =>
            [Failed(TurnFailureCodes.PersonaUnknown, "There is no such persona any more.", retryable: false)],
        { Outcome: AcceptOutcome.IdReused } => [Unreached()],
        _ => [],
    };

    /// <summary>Notes what the session could not do without when it was asked for the turn; null where that is not known.</summary>
    /// <remarks>What is known stays so: a database's deadline is longer than ours, so most looks end without an answer.</remarks>
    public void NoteLack(DependencyUnavailableException? dependency) => _lacking = dependency ?? _lacking;

    /// <summary>What those who wait hear when the session is out of reach. One that was answered has not failed.</summary>
    public SessionEvent Unreached() => Replied is { } seq
        ? TraitsExtracted.Of(seq, known: null)
        : _lacking is { Message: var message } ? Failed(TurnFailureCodes.StorageUnavailable, message, retryable: true)
        : Failed(TurnFailureCodes.ClusterUnavailable, "The cluster does not answer.", retryable: true);

    private TurnFailed Failed(string code, string message, bool retryable)
        => new(0, Utterance.ClientMessageId, code, message, retryable);
}
