using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PersonaUniverse.Lore;
using PersonaUniverse.Memory;
using PersonaUniverse.Prompts;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>One turn, from the accepted message to the durable reply, in the order of the design.</summary>
internal sealed partial class TurnPipeline(
    MemoryRecall memory,
    LoreReader lore,
    ReplyGenerator generator,
    ReceiptWriter receipts,
    ITurnLog log,
    IOptions<SessionOptions> options,
    TimeProvider clock,
    ILogger<TurnPipeline> logger)
{
    /// <summary>Runs a turn until its reply is durable.</summary>
    /// <returns>The stored turn and its analysis to come; null when it was ended before it had anything to keep.</returns>
    public async Task<FinishedTurn?> RunAsync(SessionMind session, TurnJob job)
    {
        var began = clock.GetTimestamp();
        session.Feed.Publish(
            new TurnStarted(job.Seq, job.Utterance.PersonaId, job.Utterance.ClientMessageId, job.Utterance.Text),
            new TypingChanged(UserId: null, job.Utterance.PersonaId, IsTyping: true));

        var history = session.Turns.With(job.Utterance.PersonaId);
        var (scene, recalled, broughtUp) = await ReadAsync(session, job, history);
        var prompt = PromptComposer.Compose(
            new PromptInput(scene.Basis, scene.Persona.Traits, history, recalled.Memories, job.Utterance.Text)
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

        var told = await CommitAsync(session, turn);

        // A model is paid, so it is asked about what is durable alone.
        return new FinishedTurn(told, scene, early ?? session.Extractions.ExtractAsync(exchange));
    }

    private async Task<(Scene Scene, Recollection Recalled, LoreRecall BroughtUp)> ReadAsync(
        SessionMind session, TurnJob job, IReadOnlyList<Turn> history)
    {
        var recalling = RecallAsync(session, job, history);
        var scene = await session.Scenes.ReadAsync(job.Utterance.PersonaId, history, job.Ended)
            ?? throw new PersonaGoneException();
        var searching = lore.RecallAsync(scene.Persona, history, job.Utterance.Text, job.Ended);
        return (scene, await recalling, await searching);
    }

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
        var historyTurns = session.Turns.With(job.Utterance.PersonaId).Count;
        var prepared = clock.GetElapsedTime(began);

        // The model first: what is kept of its prompt can be seen to while it thinks.
        var replying = GenerateAsync(session.Feed, job, prompt, scene.Persona.Model);
        var keeping = receipts.KeepAsync(session, scene, prompt);
        try
        {
            var reply = await replying;
            var spoken = clock.GetElapsedTime(began) - prepared;
            return (reply, ReceiptWriter.Write(scene, prompt, historyTurns, await keeping, reply, prepared, spoken));
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

    /// <returns>The turn as it is told of.</returns>
    private async Task<Turn> CommitAsync(SessionMind session, Turn turn)
    {
        // Not the turn's own token: once the user has seen the reply, it must be stored even if they stop or leave now.
        if (!await log.AppendAsync(session.Key, turn, CancellationToken.None))
        {
            throw new SessionMovedException();
        }

        // Whoever wants the receipt reads it from the log; it would only make what goes out from here larger.
        var told = turn with { Receipt = null };
        session.Turns.Add(told);
        memory.Announce(session.Key, told);
        session.Feed.Publish(
            new TypingChanged(UserId: null, turn.PersonaId, IsTyping: false), new ReplyCompleted(told));
        return told;
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
}
