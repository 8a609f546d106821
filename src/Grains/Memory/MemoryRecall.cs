using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Memory;

/// <summary>A session's way to its user's memories.</summary>
internal sealed class MemoryRecall(IGrainFactory grains, IOptions<MemoryOptions> options, TimeProvider clock)
{
    // What was said just before helps a message that says little by itself.
    private const int RecentTurns = 2;

    /// <summary>Recalls what bears on a message, without the turns that the prompt holds anyway.</summary>
    /// <param name="session">Whose memories: those of the session's owner.</param>
    /// <param name="utterance">What the user just said, and to whom.</param>
    /// <param name="history">The session's turns with that persona that the prompt holds.</param>
    /// <param name="patience">How long that may take.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<Recollection> RecallAsync(
        SessionKey session, Utterance utterance, IReadOnlyList<Turn> history, TimeSpan patience, CancellationToken cancellationToken)
    {
        // Cancels the search, too, when time is up: what nobody waits for must not keep others waiting.
        using var deadline = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var recalling = Memory(session, utterance.PersonaId).RecallAsync(
            new RecallRequest(
                utterance.Text,
                [.. history.TakeLast(RecentTurns).Select(turn => turn.UserMessage)],
                options.Value.Recalled,
                options.Value.LeastScore,
                session.SessionId,
                history.Count == 0 ? long.MaxValue : history[0].Seq)
            {
                Patience = patience,
            },
            either.Token);
        return await recalling.WaitAsync(either.Token);
    }

    /// <summary>Tells the memory of a turn that is durable: of what was said, for what was seen in it makes no memories.</summary>
    public void Announce(SessionKey session, Turn turn)
        => Memory(session, turn.PersonaId).RememberAsync(session.SessionId, turn with { Analysis = null }).Ignore();

    /// <summary>Forgets all that was said in a session.</summary>
    public Task ForgetAsync(SessionKey session, ImmutableArray<string> personaIds, CancellationToken cancellationToken)
        => Task.WhenAll(personaIds.Select(
            personaId => Memory(session, personaId).ForgetSessionAsync(session.SessionId, seq: null, cancellationToken)));

    private IMemoryGrain Memory(SessionKey session, string personaId)
        => grains.GetGrain<IMemoryGrain>(new UserPersonaKey(session.UserId, personaId).ToString());
}
