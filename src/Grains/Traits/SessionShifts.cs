using PersonaUniverse.Sessions;

namespace PersonaUniverse.Traits;

/// <summary>Reads a session's layer from its turns: the log is its ledger, and the newest turn that moved it holds its state.</summary>
internal static class SessionShifts
{
    /// <summary>The layer as the turns left it; each persona of a session has its own.</summary>
    /// <param name="turns">The session's turns with one persona, oldest first.</param>
    /// <param name="known">The layer as earlier turns left it, which is taken where none of them has moved it since; null for none.</param>
    public static TraitShifts After(IReadOnlyList<Turn> turns, TraitShifts? known = null) => turns.LastOrDefault(Moved) switch
    {
        null => TraitShifts.None,
        { } last when last.Seq == known?.Version => known,
        var last => TraitLedger.ShiftsAfter(ToEvent(last)),
    };

    /// <summary>The turn's entry in the session's ledger; its version is the turn's number.</summary>
    public static TraitEvent ToEvent(Turn turn)
        => new(
            turn.Seq,
            turn.CreatedAt,
            TraitEventKind.Observed,
            "extraction",
            $"turn {turn.Seq} was analysed",
            turn.Analysis?.Moves ?? []);

    /// <summary>Whether the turn moved the layer.</summary>
    public static bool Moved(Turn turn) => turn.Analysis is { Moves.IsEmpty: false };
}
