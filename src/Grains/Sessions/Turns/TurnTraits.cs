using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using PersonaUniverse.Personas;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>Has an analysed turn move the layers above the persona.</summary>
internal sealed partial class TurnTraits(IGrainFactory grains, TimeProvider clock, ILogger<TurnTraits> logger)
{
    /// <summary>The analysis with what it moves in the session's layer.</summary>
    /// <remarks>Evidence that comes after a later turn's moves nothing: the ledger goes forward only.</remarks>
    public static TurnAnalysis Move(SessionMind session, Scene scene, Turn turn, TurnAnalysis observed)
    {
        var before = SessionShifts.After(session.Turns.With(turn.PersonaId), scene.Traits.Session);
        return before.Version > turn.Seq
            ? observed
            : observed with { Moves = TraitLayer.Session.Observe(before, scene.Traits.BelowSession, observed.Traits, turn.CreatedAt) };
    }

    /// <summary>The session's live traits after a turn, for those who watch.</summary>
    public ImmutableArray<LiveTrait> LiveAfter(SessionMind session, Scene scene, Turn turn)
    {
        var shifts = SessionShifts.After(session.Turns.With(turn.PersonaId), scene.Traits.Session);
        return (scene.Traits with { Session = shifts, Now = clock.GetUtcNow() }).LiveIntensities;
    }

    /// <summary>Tells the rapport of an analysed turn. The turn stands without it; the next activation tells again.</summary>
    public async Task ObserveAsync(SessionMind session, Scene scene, Turn turn)
    {
        if (turn.Analysis is not { Traits: var observed } || observed.All(trait => trait.Id is null))
        {
            return;
        }

        try
        {
            await grains.GetGrain<IRapportGrain>(new UserPersonaKey(session.Key.UserId, turn.PersonaId).ToString()).ObserveAsync(
                new RapportEvidence(session.Key.SessionId, turn.Seq, turn.CreatedAt, Bare(scene.Traits.Persona.Traits), observed));
        }
        catch (Exception failure)
        {
            LogRapportFailed(session.Key.SessionId, turn.Seq, failure);
        }
    }

    // The rapport follows numbers: words need not travel with them.
    private static ImmutableArray<Trait> Bare(ImmutableArray<Trait> traits)
        => [.. traits.Select(trait => trait with { Name = "", Description = "", Style = null })];

    [LoggerMessage(1215, LogLevel.Warning, "Session {SessionId}: the rapport did not hear of turn {Seq}.")]
    private partial void LogRapportFailed(string sessionId, long seq, Exception failure);
}
