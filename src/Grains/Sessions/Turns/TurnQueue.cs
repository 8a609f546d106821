using Microsoft.Extensions.Logging;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>Runs a session's turns one after another, as the session's own job that no call waits for.</summary>
/// <remarks>Lives on its grain's scheduler: between two awaits nothing else of the session runs.</remarks>
internal sealed partial class TurnQueue(SessionMind session, TurnPipeline pipeline, Action abandon, ILogger logger)
{
    private readonly List<TurnJob> _jobs = [];
    private readonly HashSet<Task> _analyses = [];
    private long _lastSeq = session.Turns.LastSeq;

    /// <summary>Gets the turns that run or wait, in order.</summary>
    public IReadOnlyList<TurnJob> Jobs => _jobs;

    /// <summary>Gets the run of the turns: completes when none runs or waits.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Gets the work under way: completes when no turn runs or waits and all are analysed.</summary>
    public Task Idle => Task.WhenAll([Running, .. _analyses]);

    /// <summary>Takes a turn on; it runs when those before it have ended.</summary>
    public TurnJob Enqueue(Utterance utterance)
    {
        var job = new TurnJob(utterance, ++_lastSeq);
        _jobs.Add(job);
        if (Running.IsCompleted)
        {
            Running = RunAllAsync();
        }

        return job;
    }

    /// <summary>Ends all turns that run or wait.</summary>
    public void EndAll(TurnEnd reason)
    {
        foreach (var job in _jobs)
        {
            job.End(reason);
        }
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
                session.Feed.EndTurn();
            }
        }
    }

    private async Task RunAsync(TurnJob job)
    {
        try
        {
            var finished = await pipeline.RunAsync(session, job);
            if (job.EndedBy is not null)
            {
                PublishEnd(job);
            }

            if (finished is not null)
            {
                Track(pipeline.AnalyseAsync(session, finished));
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
                // The log may hold what this activation does not know of: the next one reads it anew.
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

    private void Track(Task analysis)
    {
        if (analysis.IsCompleted)
        {
            return;
        }

        _analyses.Add(analysis);
        analysis.ContinueWith(
            ended => _analyses.Remove(ended), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Current).Ignore();
    }

    [LoggerMessage(1220, LogLevel.Warning, "Session {SessionId}: turn {Seq} failed.")]
    private partial void LogTurnFailed(string sessionId, long seq, Exception failure);
}
