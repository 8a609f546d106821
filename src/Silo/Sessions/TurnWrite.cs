using PersonaUniverse.Storage;

namespace PersonaUniverse.Sessions;

/// <summary>A turn to append, or the analysis of one.</summary>
internal sealed class TurnWrite : BatchedWrite
{
    private TurnWrite(SessionKey session, long seq, Turn? turn, TurnAnalysis? analysis, CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        Session = session;
        Seq = seq;
        Turn = turn;
        Analysis = analysis;
    }

    public SessionKey Session { get; }

    public long Seq { get; }

    /// <summary>Gets the turn to append; null when this is an analysis for a turn that is in the log.</summary>
    public Turn? Turn { get; }

    public TurnAnalysis? Analysis { get; }

    public override IEnumerable<object> Touched
        => Turn is null ? [(Session, Seq)] : [(Session, Seq), (Session, Turn.ClientMessageId)];

    public override string Label => $"turn {Seq}";

    public static TurnWrite Append(SessionKey session, Turn turn, CancellationToken cancellationToken)
        => new(session, turn.Seq, turn, turn.Analysis, cancellationToken);

    public static TurnWrite Analyze(SessionKey session, long seq, TurnAnalysis analysis, CancellationToken cancellationToken)
        => new(session, seq, turn: null, analysis, cancellationToken);
}
