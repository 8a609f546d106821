using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>The log of all turns: the truth about what was said. A port; the silo has adapters for SQLite and Postgres.</summary>
/// <remarks>
/// A method that returns has made its effect durable. Every method throws <see cref="DependencyUnavailableException"/> when the
/// database does not answer; a write may then have happened or not, so read again before deciding.
/// A turn's time is kept to the microsecond. A turn the database refuses as it stands (a NUL in its text, say) fails with the
/// database's own exception; turns of other callers in the same transaction do not.
/// </remarks>
internal interface ITurnLog
{
    /// <summary>
    /// How often a turn's analysis may fail, outages apart, before it is given up. The view <c>failed_analyses</c> has the same number.
    /// </summary>
    const int AnalysisAttempts = 3;

    /// <summary>Appends a turn, with its analysis when it has one. Many sessions' turns share a transaction.</summary>
    /// <returns>
    /// False when the session already holds a turn with this number or this client message id: somebody else wrote, so read again.
    /// </returns>
    Task<bool> AppendAsync(SessionKey session, Turn turn, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a turn's analysis, which is then no failed one. Storing it twice, or for a turn that is gone, does no harm.
    /// </summary>
    Task RecordAnalysisAsync(SessionKey session, long seq, TurnAnalysis analysis, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that a turn's analysis failed, for an operator to see; and counts it, so that it is not tried for ever, unless an outage was
    /// to blame (<see cref="AnalysisFailures.Counts"/>). For a turn that is gone, it does no harm.
    /// </summary>
    /// <param name="session">Which session.</param>
    /// <param name="seq">Which turn.</param>
    /// <param name="reason">Why, by a code; never what was said.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task NoteFailedAnalysisAsync(SessionKey session, long seq, string reason, CancellationToken cancellationToken);

    /// <summary>Reads what a session keeps in mind: the last turns with each persona.</summary>
    /// <param name="session">Which session.</param>
    /// <param name="turnsPerPersona">How many turns with each persona, the newest ones.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<SessionWindow> ReadWindowAsync(SessionKey session, int turnsPerPersona, CancellationToken cancellationToken);

    /// <summary>Reads turns, newest first.</summary>
    Task<ImmutableArray<Turn>> ReadAsync(
        SessionKey session, string? personaId, long? before, int limit, CancellationToken cancellationToken);

    /// <summary>Finds the turn that answered a message; null when none did.</summary>
    Task<Turn?> FindAsync(SessionKey session, string clientMessageId, CancellationToken cancellationToken);

    /// <summary>Describes a session; null when it holds no turn.</summary>
    Task<SessionSummary?> GetSummaryAsync(SessionKey session, CancellationToken cancellationToken);

    /// <summary>Lists a user's sessions, the one last spoken in first, from where an earlier page ended.</summary>
    Task<ImmutableArray<SessionSummary>> ListAsync(
        string userId, int limit, SessionCursor? after, CancellationToken cancellationToken);

    /// <summary>Deletes a session with all its turns.</summary>
    /// <returns>Whether there was one.</returns>
    Task<bool> DeleteAsync(SessionKey session, CancellationToken cancellationToken);
}
