namespace PersonaUniverse.Sessions;

/// <summary>A write waiting for its batch: a turn to append, or the analysis of one. Its task tells whether it went in.</summary>
internal sealed class TurnWrite : TaskCompletionSource<bool>
{
    private TurnWrite(SessionKey session, long seq, Turn? turn, TurnAnalysis? analysis, CancellationToken cancellationToken)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        Session = session;
        Seq = seq;
        Turn = turn;
        Analysis = analysis;
        CancellationToken = cancellationToken;
    }

    public SessionKey Session { get; }

    public long Seq { get; }

    /// <summary>Gets the turn to append; null when this is an analysis for a turn that is in the log.</summary>
    public Turn? Turn { get; }

    public TurnAnalysis? Analysis { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>Gets or sets whether the row went in; the batch's writer sets it.</summary>
    public bool Stored { get; set; }

    public static TurnWrite Append(SessionKey session, Turn turn, CancellationToken cancellationToken)
        => new(session, turn.Seq, turn, turn.Analysis, cancellationToken);

    public static TurnWrite Analyze(SessionKey session, long seq, TurnAnalysis analysis, CancellationToken cancellationToken)
        => new(session, seq, turn: null, analysis, cancellationToken);
}
