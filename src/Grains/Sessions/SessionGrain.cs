using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PersonaUniverse.Memory;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions.Turns;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

[GrainType("session")]
internal sealed partial class SessionGrain(
    ITurnLog log,
    TurnPipeline pipeline,
    TurnAnalyst analyst,
    TurnPlaces places,
    MemoryRecall memory,
    ReceiptReader receipts,
    ITraitExtractor extractor,
    IOptions<SessionOptions> options,
    TimeProvider clock,
    ILogger<SessionGrain> logger)
    : Grain, ISessionGrain
{
    // A turn may outlast the idle time after which silos collect grains; this is far beyond any turn's own deadline.
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMinutes(10);

    private SessionMind? _mind;
    private TurnQueue? _queue;

    // Messages are accepted, and the session is deleted, one at a time. Not by the grain's own queue: of what waits there, a stop that
    // comes after it would know nothing.
    private readonly WorkInOrder _changes = new();
    private readonly List<IncomingMessage> _incoming = [];

    private SessionMind Mind => _mind ?? throw NotYetLoaded();

    private TurnQueue Queue => _queue ?? throw NotYetLoaded();

    private SessionKey Key => Mind.Key;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = SessionKey.Parse(this.GetPrimaryKeyString());
        var window = await log.ReadWindowAsync(key, options.Value.TurnsInMind, cancellationToken);
        Begin(key, window);
        foreach (var turn in window.Turns.Where(turn => turn.Analysis is null && !window.GivenUp.Contains(turn.Seq)))
        {
            Queue.Analyse(turn);
        }

        var analysed = window.Turns.Where(turn => turn.Analysis is not null);
        foreach (var last in analysed.GroupBy(turn => turn.PersonaId).Select(turns => turns.Last()))
        {
            analyst.TellRapportAsync(Mind, last).Ignore();
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_queue is not { Idle: { IsCompleted: false } idle } queue)
        {
            return;
        }

        if (places.IsDraining)
        {
            // Its silo has waited for the turns before it began to stop.
            queue.EndAll(TurnEnd.Moved);
        }

        try
        {
            await idle.WaitAsync(options.Value.DrainTimeout, clock, cancellationToken);
        }
        catch (Exception waited) when (waited is TimeoutException or OperationCanceledException)
        {
            LogMovedInMidTurn(Key.SessionId, reason.ReasonCode);
            queue.EndAll(TurnEnd.Moved);
            Mind.Extractions.Dispose();
        }
    }

    public async Task<TurnAcceptance> AcceptAsync(Utterance utterance, CancellationToken cancellationToken = default)
    {
        var incoming = new IncomingMessage(utterance);
        _incoming.Add(incoming);
        try
        {
            return await _changes.DoAsync(() => TakeAsync(incoming, cancellationToken));
        }
        finally
        {
            _incoming.Remove(incoming);
        }
    }

    public Task<SessionWatch> WatchAsync(
        ISessionObserver observer, int devices, long? after = null, CancellationToken cancellationToken = default)
    {
        var (missed, complete) = (after, Queue.Jobs) switch
        {
            ({ } known, _) => Mind.Feed.Since(known, Mind.Turns),
            (null, [var running, ..]) => (Mind.Feed.OfRunning(running.Seq), true),
            _ => ([], true),
        };
        var last = Mind.Feed.LastEventId;
        Mind.Feed.Watch(observer, devices);
        return Task.FromResult(new SessionWatch(last, missed, complete, Queue.Unfinished));
    }

    public Task UnwatchAsync(ISessionObserver observer)
    {
        Mind.Feed.Unwatch(observer);
        return Task.CompletedTask;
    }

    public Task<bool> StopAsync(CancellationToken cancellationToken = default)
    {
        if (Queue.Jobs is [var running, ..])
        {
            running.End(TurnEnd.Stopped);
            return Task.FromResult(true);
        }

        // The message that is being accepted, or will be next, was sent before this: its turn ends as it begins, however often it was sent.
        var stopped = _incoming.FirstOrDefault()?.Utterance.ClientMessageId;
        foreach (var incoming in _incoming.Where(incoming => incoming.Utterance.ClientMessageId == stopped))
        {
            incoming.IsStopped = true;
        }

        return Task.FromResult(stopped is not null);
    }

    public Task SetTypingAsync(bool isTyping, CancellationToken cancellationToken = default)
    {
        Mind.Feed.Publish(new TypingChanged(Key.UserId, PersonaId: null, isTyping));
        return Task.CompletedTask;
    }

    public Task<SessionSummary?> GetAsync(CancellationToken cancellationToken = default)
        => Mind.Turns.Total == 0
            ? Task.FromResult<SessionSummary?>(null)
            : log.GetSummaryAsync(Key, cancellationToken);

    public async Task<TurnPage?> GetTurnsAsync(
        string? personaId, long? before, int limit, CancellationToken cancellationToken = default)
    {
        if (Mind.Turns.Total == 0)
        {
            return null;
        }

        // One more than asked tells whether there is a next page.
        var turns = await log.ReadAsync(Key, personaId, before, limit + 1, cancellationToken);
        return turns.Length > limit
            ? new TurnPage(turns[..limit], turns[limit - 1].Seq)
            : new TurnPage(turns);
    }

    public async Task<PersonaProfile?> GetPersonaAsync(string personaId, CancellationToken cancellationToken = default)
    {
        var recent = Mind.Turns.With(personaId);
        return recent.Count == 0 ? null : (await Mind.Scenes.ReadAsync(personaId, recent, cancellationToken))?.Persona;
    }

    public Task<bool> DeleteAsync(CancellationToken cancellationToken = default)
        => _changes.DoAsync(() => EraseAsync(cancellationToken));

    private async Task<bool> EraseAsync(CancellationToken cancellationToken)
    {
        // A turn past its model call may still be writing; once it is done, what it wrote goes with the rest.
        var begun = Queue.Jobs.Count > 0;
        Queue.EndAll(TurnEnd.Deleted);
        await Queue.Running;

        // First: if this fails, the session is still there and can be deleted again.
        var summary = await log.GetSummaryAsync(Key, cancellationToken);
        if (summary is not null)
        {
            await memory.ForgetAsync(Key, summary.PersonaIds, cancellationToken);
        }

        await log.DeleteAsync(Key, cancellationToken);

        // All at once: whoever begins to watch now must hear nothing of what is gone.
        var gone = Mind;
        gone.IsDeleted = true;
        Queue.GiveUpAnalyses();
        gone.Extractions.Dispose();
        gone.Feed.Forget();
        Begin(Key, SessionWindow.Empty, gone.Feed);

        // A late analysis must not meet the turn that will bear its number.
        await gone.InOrder;
        LogDeleted(Key.SessionId);
        return begun || summary is not null;
    }

    private async Task<TurnAcceptance> TakeAsync(IncomingMessage incoming, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var utterance = incoming.Utterance;
        if (Queue.Jobs.FirstOrDefault(job => job.Utterance.ClientMessageId == utterance.ClientMessageId) is { } known)
        {
            return known.Utterance == utterance
                ? new TurnAcceptance(AcceptOutcome.AlreadyRunning, known.Seq)
                : new TurnAcceptance(AcceptOutcome.IdReused);
        }

        if (await FindAnsweredAsync(utterance.ClientMessageId, cancellationToken) is { } turn)
        {
            return turn.UserMessage == utterance.Text && turn.PersonaId == utterance.PersonaId
                ? new TurnAcceptance(
                    AcceptOutcome.AlreadyAnswered, turn.Seq, turn, turn.Analysis is null && Queue.IsAnalysing(turn.ClientMessageId))
                : new TurnAcceptance(AcceptOutcome.IdReused);
        }

        if (Queue.Jobs.Count > options.Value.TurnsWaiting)
        {
            return new TurnAcceptance(AcceptOutcome.Busy);
        }

        if (!await Mind.Scenes.KnowsAsync(utterance.PersonaId, cancellationToken))
        {
            return new TurnAcceptance(AcceptOutcome.PersonaUnknown);
        }

        if (!places.TryTake())
        {
            return new TurnAcceptance(AcceptOutcome.Overloaded);
        }

        DelayDeactivation(LongestTurn);
        var job = Queue.Enqueue(utterance, incoming.IsStopped);
        return new TurnAcceptance(AcceptOutcome.Accepted, job.Seq);
    }

    private void Begin(SessionKey key, SessionWindow window, SessionFeed? feed = null)
    {
        _mind = new SessionMind(
            key,
            new RecentTurns(window, options.Value),
            feed ?? new SessionFeed(key, options.Value.EventsKept, clock, logger),
            new SceneReader(GrainFactory, clock, key.UserId),
            new ExtractionQueue(extractor));
        _queue = new TurnQueue(_mind, pipeline, analyst, places, DeactivateOnIdle, logger);
    }

    private async Task<Turn?> FindAnsweredAsync(string clientMessageId, CancellationToken cancellationToken)
        => Mind.Turns.Find(clientMessageId)
            ?? (Mind.Turns.MayBeInLog(clientMessageId) ? await log.FindAsync(Key, clientMessageId, cancellationToken) : null);

    private static InvalidOperationException NotYetLoaded() => new("The session's log has not been read yet.");
}
