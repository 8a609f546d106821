using PersonaUniverse.Storage;

namespace PersonaUniverse.Sessions;

/// <summary>A turn to append, or the analysis of one, or the failure of that.</summary>
internal sealed class TurnWrite : BatchedWrite
{
    private TurnWrite(SessionKey session, long seq, CancellationToken cancellationToken)
        : base(cancellationToken)
        => (Session, Seq) = (session, seq);

    public SessionKey Session { get; }

    public long Seq { get; }

    /// <summary>Gets the turn to append; null when this concerns the analysis of a turn that is in the log.</summary>
    public Turn? Turn { get; private init; }

    public TurnAnalysis? Analysis { get; private init; }

    /// <summary>Gets why the analysis failed; null when it did not.</summary>
    public string? Failure { get; private init; }

    /// <summary>Gets how much nearer the failure brings the analysis to being given up.</summary>
    public int Attempts => Failure is { } reason && AnalysisFailures.Counts(reason) ? 1 : 0;

    /// <summary>Gets when it failed. A note that is written again, after its connection was lost, is known by it.</summary>
    public DateTimeOffset FailedAt { get; private init; }

    public override IEnumerable<object> Touched
        => Turn is null ? [(Session, Seq)] : [(Session, Seq), (Session, Turn.ClientMessageId)];

    public override string Label => $"turn {Seq}";

    public static TurnWrite Append(SessionKey session, Turn turn, CancellationToken cancellationToken)
        => new(session, turn.Seq, cancellationToken) { Turn = turn, Analysis = turn.Analysis };

    public static TurnWrite Analyze(SessionKey session, long seq, TurnAnalysis analysis, CancellationToken cancellationToken)
        => new(session, seq, cancellationToken) { Analysis = analysis };

    public static TurnWrite FailAnalysis(
        SessionKey session, long seq, string reason, DateTimeOffset at, CancellationToken cancellationToken)
        => new(session, seq, cancellationToken) { Failure = reason, FailedAt = at };
}
