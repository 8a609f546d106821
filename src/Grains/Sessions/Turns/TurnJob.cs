namespace PersonaUniverse.Sessions.Turns;

/// <summary>A turn that was accepted and has not ended.</summary>
/// <param name="utterance">What the user said.</param>
/// <param name="seq">The number it will have in the log.</param>
internal sealed class TurnJob(Utterance utterance, long seq) : IDisposable
{
    private readonly CancellationTokenSource _ended = new();

    public Utterance Utterance { get; } = utterance;

    public long Seq { get; } = seq;

    /// <summary>Gets why the turn was ended early; null while nobody asked for that.</summary>
    public TurnEnd? EndedBy { get; private set; }

    /// <summary>Gets the token that is cancelled when the turn is ended early.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Ends the turn early. The first reason given stands.</summary>
    public void End(TurnEnd reason)
    {
        EndedBy ??= reason;
        _ended.Cancel();
    }

    public void Dispose() => _ended.Dispose();
}

/// <summary>Why a turn is ended early.</summary>
internal enum TurnEnd
{
    /// <summary>The user stopped it: what was said by then counts.</summary>
    Stopped,

    /// <summary>The session was deleted: nothing of it is kept.</summary>
    Deleted,

    /// <summary>The session leaves its silo: the turn begins again elsewhere.</summary>
    Moved,
}
