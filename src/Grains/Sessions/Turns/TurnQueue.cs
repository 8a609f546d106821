using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>Runs a session's turns one after another, as the session's own job that no call waits for.</summary>
/// <remarks>Lives on its grain's scheduler: between two awaits nothing else of the session runs.</remarks>
internal sealed partial class TurnQueue(
    SessionMind session, TurnPipeline pipeline, TurnAnalyst analyst, TurnPlaces places, Action abandon, ILogger logger)
{
    private readonly List<TurnJob> _jobs = [];
    private readonly Dictionary<string, Task> _analyses = [];
    private long _lastSeq = session.Turns.LastSeq;

    /// <summary>Gets the turns that run or wait, in order.</summary>
    public IReadOnlyList<TurnJob> Jobs => _jobs;

    /// <summary>Gets the run of the turns: completes when none runs or waits.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>
    /// Gets the work under way: completes when no turn runs or waits, all are analysed, and what failed in that is written down.
    /// </summary>
    public Task Idle => FinishAsync();

    /// <summary>Gets the client message ids of the turns that run, wait or are being analysed.</summary>
    public ImmutableArray<string> Unfinished => [.. _jobs.Select(job => job.Utterance.ClientMessageId), .. _analyses.Keys];

    /// <summary>Whether a stored turn is being analysed.</summary>
    public bool IsAnalysing(string clientMessageId) => _analyses.ContainsKey(clientMessageId);

    /// <summary>Takes a turn on, whose place on this silo is taken; it runs when those before it have ended.</summary>
    /// <param name="utterance">What the user said.</param>
    /// <param name="stopped">Whether it was stopped before it came here: then nothing is said, and those who watch hear of its end.</param>
    public TurnJob Enqueue(Utterance utterance, bool stopped = false)
    {
        var job = new TurnJob(utterance, ++_lastSeq);
        if (stopped)
        {
            job.End(TurnEnd.Stopped);
        }

        _jobs.Add(job);
        if (Running.IsCompleted)
        {
            Running = RunAllAsync();
        }

        return job;
    }

    /// <summary>Analyses a stored turn whose analysis was lost with an earlier activation.</summary>
    public void Analyse(Turn turn) => Track(turn, () => analyst.AnalyseAgainAsync(session, turn));

    /// <summary>Ends all turns that run or wait.</summary>
    public void EndAll(TurnEnd reason)
    {
        // The one that runs last: it may end there and then, and those that wait must not begin in its place.
        foreach (var job in Enumerable.Reverse(_jobs))
        {
            job.End(reason);
        }
    }

    /// <summary>Tells those who wait for an analysis that none comes.</summary>
    public void GiveUpAnalyses()
    {
        // Not of all that are under way: some have told already, and tell the rapport.
        foreach (var seq in session.AwaitedTraits)
        {
            session.Feed.Publish(TraitsExtracted.Of(seq, known: null));
        }

        session.AwaitedTraits.Clear();
    }

    private async Task FinishAsync()
    {
        // In turn: what runs now is analysed when it ends.
        await Running;
        await Task.WhenAll(_analyses.Values);
        await session.InOrder;
    }

    private async Task RunAllAsync()
    {
        while (_jobs is [var job, ..])
        {
            try
            {
                await RunAsync(job);
            }
            finally
            {
                _jobs.Remove(job);
                job.Dispose();
                places.Free();
                session.Feed.EndTurn();
            }
        }
    }

    private async Task RunAsync(TurnJob job)
    {
        if (job.EndedBy is not null)
        {
            // It was ended while it waited.
            PublishEnd(job);
            return;
        }

        try
        {
            var finished = await pipeline.RunAsync(session, job);
            if (finished is null || job.EndedBy is TurnEnd.Stopped)
            {
                PublishEnd(job);
            }

            if (finished is not null)
            {
                Track(finished.Turn, () => analyst.AnalyseNewAsync(session, finished));
            }
        }
        catch (OperationCanceledException) when (job.EndedBy is not null)
        {
            PublishEnd(job);
        }
        catch (Exception failure)
        {
            LogTurnFailed(session.Key.SessionId, job.Seq, failure);
            PublishEnd(job, TurnFailure.Describe(job, failure));
            if (failure is SessionMovedException or DependencyUnavailableException)
            {
                // The log may hold what this activation does not know of: the next one reads it anew. Those that wait begin there, not
                // here, where a model would speak for nothing.
                EndAll(TurnEnd.Moved);
                abandon();
            }
        }
    }

    private void PublishEnd(TurnJob job)
        => PublishEnd(job, job.EndedBy switch
        {
            TurnEnd.Stopped => new TurnStopped(job.Seq, job.Utterance.ClientMessageId),
            TurnEnd.Deleted => new TurnFailed(
                job.Seq, job.Utterance.ClientMessageId, TurnFailureCodes.SessionDeleted, "The session was deleted.", Retryable: false),
            _ => TurnFailure.Describe(job, new SessionMovedException()),
        });

    private void PublishEnd(TurnJob job, SessionEvent end)
        => session.Feed.Publish(new TypingChanged(UserId: null, job.Utterance.PersonaId, IsTyping: false), end);

    private void Track(Turn turn, Func<Task> analyse)
    {
        session.AwaitedTraits.Add(turn.Seq);
        var analysis = analyse();
        if (!analysis.IsCompleted)
        {
            _analyses[turn.ClientMessageId] = analysis;
            ForgetWhenDoneAsync(turn.ClientMessageId, analysis).Ignore();
        }
    }

    private async Task ForgetWhenDoneAsync(string clientMessageId, Task analysis)
    {
        try
        {
            await analysis;
        }
        finally
        {
            _analyses.Remove(clientMessageId);
        }
    }

    [LoggerMessage(1220, LogLevel.Warning, "Session {SessionId}: turn {Seq} failed.")]
    private partial void LogTurnFailed(string sessionId, long seq, Exception failure);
}
