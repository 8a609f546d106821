using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>What is done about a turn once its reply is durable, off its path: what shows in it is stored, told and counted.</summary>
internal sealed partial class TurnAnalyst(TurnTraits traits, ITurnLog log, ILogger<TurnAnalyst> logger)
{
    private static readonly ImmutableArray<string> WithoutTraits = [Degradation.Traits];

    /// <summary>Analyses a stored turn anew, whose first analysis was lost with its silo.</summary>
    public async Task AnalyseAgainAsync(SessionMind session, Turn turn)
    {
        try
        {
            var scene = await ReadSceneAsync(session, turn.PersonaId);
            var exchange = new Exchange(scene.Persona, turn.UserMessage, turn.AiResponse);
            await AnalyseNewAsync(session, new FinishedTurn(turn, scene, session.Extractions.ExtractAsync(exchange, again: true)));
        }
        catch (Exception failure)
        {
            LogExtractionFailed(session.Key.SessionId, turn.Seq, failure);
            if (!session.IsDeleted)
            {
                Tell(session, TraitsExtracted.Of(turn.Seq, known: null));
            }

            NoteFailed(session, turn.Seq, CodeOf(turn, failure));
        }
    }

    /// <summary>Tells the rapport once more of a turn it may not have heard of, because its silo died.</summary>
    public async Task TellRapportAsync(SessionMind session, Turn turn)
        => await traits.ObserveAsync(session, await ReadSceneAsync(session, turn.PersonaId), turn);

    /// <summary>Awaits a stored turn's analysis, stores it and tells the watchers.</summary>
    public async Task AnalyseNewAsync(SessionMind session, FinishedTurn finished)
    {
        var turn = finished.Turn;
        string? failed = null;
        if (turn.Analysis is null)
        {
            try
            {
                // A report that cannot be read counts as an empty one: asked again, the model would hardly write a better.
                var observed = await finished.Extraction;
                failed = observed is null ? AnalysisFailures.Unreadable : null;
                await session.InOrderAsync(async () => turn = await RecordAsync(session, finished, observed ?? TurnAnalysis.Empty));
            }
            catch (OperationCanceledException) when (session.Extractions.HasEnded)
            {
                // The session was deleted, and has said so; or it leaves its silo, and analyses the turn anew elsewhere.
                return;
            }
            catch (Exception failure)
            {
                LogExtractionFailed(session.Key.SessionId, turn.Seq, failure);
                failed = CodeOf(turn, failure);
            }
        }

        if (session.IsDeleted)
        {
            return;
        }

        Tell(session, new TraitsExtracted(turn.Seq, turn.Analysis ?? TurnAnalysis.Empty, failed is null ? [] : WithoutTraits)
        {
            Live = traits.LiveAfter(session, finished.Scene, turn),
        });
        if (failed is not null)
        {
            NoteFailed(session, turn.Seq, failed);
        }

        await traits.ObserveAsync(session, finished.Scene, turn);
    }

    private static void Tell(SessionMind session, TraitsExtracted extracted)
    {
        session.AwaitedTraits.Remove(extracted.Seq);
        session.Feed.Publish(extracted);
    }

    private async Task<Turn> RecordAsync(SessionMind session, FinishedTurn finished, TurnAnalysis observed)
    {
        var turn = finished.Turn with { Analysis = TurnTraits.Move(session, finished.Scene, finished.Turn, observed) };
        if (!session.IsDeleted)
        {
            await log.RecordAnalysisAsync(session.Key, turn.Seq, turn.Analysis, CancellationToken.None);
            session.Turns.Update(turn);
        }

        return turn;
    }

    private static string CodeOf(Turn turn, Exception failure) => TurnFailure.Describe(turn.Seq, turn.ClientMessageId, failure).Code;

    /// <summary>Keeps what an operator may want to know of an analysis that failed.</summary>
    /// <remarks>The analysis does not wait for it: its end is told by now, and one sent again must not be told to await it.</remarks>
    private void NoteFailed(SessionMind session, long seq, string reason)
    {
        // Where the database did not answer a moment ago, it would hardly keep this.
        if (reason != TurnFailureCodes.StorageUnavailable)
        {
            KeepFailureAsync(session, seq, reason).Ignore();
        }
    }

    private async Task KeepFailureAsync(SessionMind session, long seq, string reason)
    {
        try
        {
            await session.InOrderAsync(() => session.IsDeleted
                ? Task.CompletedTask
                : log.NoteFailedAnalysisAsync(session.Key, seq, reason, CancellationToken.None));
        }
        catch (Exception failure)
        {
            LogFailureNotNoted(session.Key.SessionId, seq, reason, failure);
        }
    }

    private static async Task<Scene> ReadSceneAsync(SessionMind session, string personaId)
        => await session.Scenes.ReadAsync(personaId, session.Turns.With(personaId), CancellationToken.None)
            ?? throw new PersonaGoneException();

    [LoggerMessage(1211, LogLevel.Warning, "Session {SessionId}: extraction for turn {Seq} failed.")]
    private partial void LogExtractionFailed(string sessionId, long seq, Exception failure);

    [LoggerMessage(1213, LogLevel.Warning, "Session {SessionId}: that extraction for turn {Seq} failed ({Reason}) could not be noted.")]
    private partial void LogFailureNotNoted(string sessionId, long seq, string reason, Exception failure);
}
