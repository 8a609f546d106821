using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PersonaUniverse.Lore;
using PersonaUniverse.Memory;
using PersonaUniverse.Prompts;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>One turn, from the accepted message to the analysed exchange, in the order of the design.</summary>
internal sealed partial class TurnPipeline(
    MemoryRecall memory,
    LoreReader lore,
    ReplyGenerator generator,
    TurnTraits traits,
    ReceiptWriter receipts,
    ITurnLog log,
    IOptions<SessionOptions> options,
    TimeProvider clock,
    ILogger<TurnPipeline> logger)
{
    // Why an analysis failed that no exception tells of: its report cannot be read. Else it is a TurnFailureCodes.
    private const string Unreadable = "report_unreadable";

    private static readonly ImmutableArray<string> WithoutTraits = [Degradation.Traits];

    /// <summary>Runs a turn until its reply is durable.</summary>
    /// <returns>The stored turn and its analysis to come; null when it was ended before it had anything to keep.</returns>
    public async Task<FinishedTurn?> RunAsync(SessionMind session, TurnJob job)
    {
        var began = clock.GetTimestamp();
        session.Feed.Publish(
            new TurnStarted(job.Seq, job.Utterance.PersonaId, job.Utterance.ClientMessageId, job.Utterance.Text),
            new TypingChanged(UserId: null, job.Utterance.PersonaId, IsTyping: true));

        var history = session.Turns.With(job.Utterance.PersonaId);
        var recalling = RecallAsync(session, job, history);
        var scene = await session.Scenes.ReadAsync(job.Utterance.PersonaId, history, job.Ended)
            ?? throw new PersonaGoneException();
        var searching = lore.RecallAsync(scene.Persona, history, job.Utterance.Text, job.Ended);
        var recalled = await recalling;
        var broughtUp = await searching;
        var prompt = PromptComposer.Compose(
            new PromptInput(scene.Persona, scene.Preferences, history, recalled.Memories, job.Utterance.Text)
            {
                Sampling = job.Utterance.Sampling,
                Lore = broughtUp.Contents,
            });
        var (reply, receipt) = await ReplyAsync(session, job, scene, prompt, began);
        if (job.EndedBy is TurnEnd.Moved or TurnEnd.Deleted || (reply.Text.Length == 0 && job.EndedBy is TurnEnd.Stopped))
        {
            return null;
        }

        var turn = ToTurn(job, scene, recalled, broughtUp, reply) with { Receipt = receipt };
        var exchange = new Exchange(scene.Persona, turn.UserMessage, turn.AiResponse);
        var early = session.Extractions.AsksModel(scene.Persona) ? null : session.Extractions.ExtractAsync(exchange);
        if (early is { IsCompletedSuccessfully: true } && await early is { } observed)
        {
            // Offline, extraction is done by now: its result rides in the same write.
            turn = turn with { Analysis = TurnTraits.Move(session, scene, turn, observed) };
        }

        await CommitAsync(session, turn);

        // A model is paid, so it is asked about what is durable alone.
        return new FinishedTurn(turn, scene, early ?? session.Extractions.ExtractAsync(exchange));
    }

    /// <summary>Analyses a stored turn anew, whose first analysis was lost with its silo.</summary>
    public async Task AnalyseAsync(SessionMind session, Turn turn)
    {
        try
        {
            var scene = await ReadSceneAsync(session, turn.PersonaId);
            var exchange = new Exchange(scene.Persona, turn.UserMessage, turn.AiResponse);
            await AnalyseAsync(session, new FinishedTurn(turn, scene, session.Extractions.ExtractAsync(exchange, again: true)));
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
    public async Task AnalyseAsync(SessionMind session, FinishedTurn finished)
    {
        var turn = finished.Turn;
        string? failed = null;
        if (turn.Analysis is null)
        {
            try
            {
                // A report that cannot be read counts as an empty one: asked again, the model would hardly write a better.
                var observed = await finished.Extraction;
                failed = observed is null ? Unreadable : null;
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

    private async Task<Recollection> RecallAsync(SessionMind session, TurnJob job, IReadOnlyList<Turn> history)
    {
        // The first recall may have to read the memories in; a reply without them would be a poor welcome back.
        var budget = session.HasRecalled ? options.Value.RecallBudget : options.Value.FirstRecallBudget;
        try
        {
            return await memory.RecallAsync(session.Key, job.Utterance, history, budget, job.Ended);
        }
        catch (OperationCanceledException)
        {
            // A turn that has been ended notices by itself.
            if (!job.Ended.IsCancellationRequested)
            {
                LogRecallSlow(session.Key.SessionId, job.Seq, budget);
            }
        }
        catch (Exception failure)
        {
            LogRecallFailed(session.Key.SessionId, job.Seq, failure);
        }
        finally
        {
            session.HasRecalled = true;
        }

        return new Recollection([], Degraded: true);
    }

    private async Task<(Reply Reply, TurnReceipt Receipt)> ReplyAsync(
        SessionMind session, TurnJob job, Scene scene, Prompt prompt, long began)
    {
        var history = session.Turns.With(job.Utterance.PersonaId).Count;
        var prepared = clock.GetElapsedTime(began);
        var keeping = receipts.KeepAsync(session, scene, prompt);
        try
        {
            var reply = await GenerateAsync(session.Feed, job, prompt, scene.Persona.Model);
            var spoken = clock.GetElapsedTime(began) - prepared;
            return (reply, ReceiptWriter.Write(scene, prompt, history, await keeping, reply, prepared, spoken));
        }
        finally
        {
            // Whatever becomes of the turn: when it is over, nothing of it is still being written.
            await keeping;
        }
    }

    private async Task<Reply> GenerateAsync(SessionFeed feed, TurnJob job, Prompt prompt, string? model)
    {
        var index = 0;
        using var deltas = new DeltaBuffer(
            text => feed.Publish(new ReplyDelta(job.Seq, index++, text)), options.Value.DeltaInterval, clock);
        try
        {
            return await generator.GenerateAsync(prompt, model, deltas.Add, job.Ended);
        }
        finally
        {
            deltas.Flush();
        }
    }

    private Turn ToTurn(TurnJob job, Scene scene, Recollection recalled, LoreRecall broughtUp, Reply reply)
        => new(
            job.Seq,
            job.Utterance.ClientMessageId,
            job.Utterance.PersonaId,
            job.Utterance.Text,
            reply.Text,
            reply.Model,
            reply.Usage,
            recalled.Memories,
            Shortcomings.Of(reply, broughtUp, withoutMemories: recalled.Degraded, stopped: job.EndedBy is TurnEnd.Stopped),
            scene.Persona.Version,
            Now());

    private async Task CommitAsync(SessionMind session, Turn turn)
    {
        // Not the turn's own token: once the user has seen the reply, it must be stored even if they stop or leave now.
        if (!await log.AppendAsync(session.Key, turn, CancellationToken.None))
        {
            throw new SessionMovedException();
        }

        session.Turns.Add(turn);
        memory.Announce(session.Key, turn);
        session.Feed.Publish(
            new TypingChanged(UserId: null, turn.PersonaId, IsTyping: false), new ReplyCompleted(turn));
    }

    // As the log keeps it: the turn that was acknowledged equals the one that is read back.
    private DateTimeOffset Now() => LogTime.Truncate(clock.GetUtcNow());

    [LoggerMessage(1210, LogLevel.Warning, "Session {SessionId}: recall for turn {Seq} failed; the reply does without memories.")]
    private partial void LogRecallFailed(string sessionId, long seq, Exception failure);

    [LoggerMessage(
        1212,
        LogLevel.Warning,
        "Session {SessionId}: recall for turn {Seq} took more than {Budget}; the reply does without memories.")]
    private partial void LogRecallSlow(string sessionId, long seq, TimeSpan budget);

    [LoggerMessage(1211, LogLevel.Warning, "Session {SessionId}: extraction for turn {Seq} failed.")]
    private partial void LogExtractionFailed(string sessionId, long seq, Exception failure);

    [LoggerMessage(1213, LogLevel.Warning, "Session {SessionId}: that extraction for turn {Seq} failed ({Reason}) could not be noted.")]
    private partial void LogFailureNotNoted(string sessionId, long seq, string reason, Exception failure);
}
