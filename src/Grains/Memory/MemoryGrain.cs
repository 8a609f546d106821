using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Memory;

[GrainType("memory")]
[PreferLocalPlacement]
internal sealed partial class MemoryGrain(
    IMemoryStore store,
    IMemoryVectors vectors,
    MemoryLoader loader,
    MemoryIndexer indexer,
    MemorySearch search,
    MemorySummarizer summarizer,
    NamesAndTimeZone namesAndTimeZone,
    IOptions<MemoryOptions> options,
    TimeProvider clock,
    ILogger<MemoryGrain> logger)
    : Grain, IMemoryGrain, IDisposable
{
    // While there is something to index, the activation stays to see to it.
    private static readonly TimeSpan LongestCatchUp = TimeSpan.FromMinutes(10);

    private readonly CancellationTokenSource _leaving = new();
    private MemoryPartition? _partition;
    private MemoryJob? _remembering;
    private MemoryJob? _indexing;
    private MemoryJob? _summarizing;

    private MemoryPartition Partition => _partition ?? throw new InvalidOperationException("The memories have not been read yet.");

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _partition = new MemoryPartition(UserPersonaKey.Parse(this.GetPrimaryKeyString()), vectors);
        await Task.WhenAll(namesAndTimeZone.TellAsync(Partition, cancellationToken), loader.LoadAsync(Partition, cancellationToken));
        _remembering = Job(RememberAsync, (pause, failure) =>
        {
            LogRememberingFailed(pause, failure);
            Partition.Told.Distrust();
        });
        _indexing = Job(StepVectorsAsync, (pause, failure) =>
        {
            LogIndexingFailed(pause, failure);
            Partition.DistrustVectors();
            Index();
        });
        _summarizing = Job(SummarizeAsync, (pause, failure) =>
        {
            LogSummarizingFailed(pause, failure);
            Index();
        });
        Index();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _leaving.CancelAsync();
        await Task.WhenAll(
            new[] { _remembering, _indexing, _summarizing }.OfType<MemoryJob>().Select(job => job.Running));
    }

    public void Dispose()
    {
        _leaving.Dispose();
        _partition?.Dispose();
    }

    public Task<Recollection> RecallAsync(RecallRequest request, CancellationToken cancellationToken = default)
        => search.RecallAsync(Partition, request, cancellationToken);

    public Task RememberAsync(string sessionId, Turn turn)
    {
        Partition.Told.Add(new LoggedTurn(sessionId, turn));
        Index();
        return Task.CompletedTask;
    }

    public Task CatchUpAsync()
    {
        Partition.Told.Distrust();
        Index();
        return Task.CompletedTask;
    }

    public Task<MemoryPage> ListAsync(MemoryCursor? after, int limit, CancellationToken cancellationToken = default)
    {
        ImmutableArray<MemoryEntry> items =
        [
            .. Partition.Memories
                .Select(memory => memory.Entry)
                .Where(entry => after is null || (entry.At, entry.Id).CompareTo((after.At, after.Id)) < 0)
                .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
                .Take(limit + 1),
        ];
        return Task.FromResult(items.Length > limit
            ? new MemoryPage(items[..limit], new MemoryCursor(items[limit - 1].At, items[limit - 1].Id))
            : new MemoryPage(items));
    }

    public Task<ImmutableArray<Guid>> FindKnownAsync(ImmutableArray<Guid> ids, CancellationToken cancellationToken = default)
        => Task.FromResult<ImmutableArray<Guid>>([.. ids.Where(id => Partition.Find(id) is not null)]);

    public async Task<MemoryEntry?> EditAsync(Guid id, MemoryEdit edit, CancellationToken cancellationToken = default)
    {
        MemoryEntry? entry = null;
        await ChangeAsync(
            async () =>
            {
                if (Partition.Find(id) is { } memory)
                {
                    var edited = Edited(memory.Entry, edit);
                    await SaveAsync([memory with { Entry = edited, Step = MemoryStep.Put, Failures = 0 }]);
                    entry = edited;
                }
            },
            cancellationToken);
        return entry;
    }

    public async Task<bool> ForgetAsync(Guid id, CancellationToken cancellationToken = default)
        => await ForgetAsync(memory => memory.Id == id, cancellationToken) > 0;

    public async Task<int> ForgetSessionAsync(string sessionId, long? seq, CancellationToken cancellationToken = default)
    {
        // First, so that what is being indexed meanwhile is not brought back.
        await store.ForgetTurnsAsync(Partition.Key, sessionId, seq, cancellationToken);
        Partition.Told.Distrust();
        return seq is { } turn
            ? await ForgetAsync(IsOfTurn, cancellationToken)
            : await ForgetAsync(memory => memory.SessionId == sessionId, cancellationToken, sessionId);

        // A summary is no turn's own: it goes if one of its sources does.
        bool IsOfTurn(MemoryEntry memory) => memory.SessionId == sessionId && memory.Seq == turn && memory.Kind is not MemoryKind.Summary;
    }

    public async Task<int> ForgetAllAsync(CancellationToken cancellationToken = default)
    {
        await store.ForgetTurnsAsync(Partition.Key, sessionId: null, seq: null, cancellationToken);
        Partition.Told.Distrust();
        return await ForgetAsync(_ => true, cancellationToken);
    }

    public async Task RebuildAsync(CancellationToken cancellationToken = default)
    {
        await ChangeAsync(
            async () =>
            {
                // The vectors first: they can be made again from what the database holds, whatever comes after.
                await Partition.Vectors.ClearAsync(cancellationToken);
                await store.ResetAsync(Partition.Key, cancellationToken);
                await loader.LoadAsync(Partition, cancellationToken);
                Partition.Take([.. Partition.Memories.Select(kept => kept with { Step = MemoryStep.Put })]);
                Partition.Told.Distrust();
            },
            cancellationToken);
    }

    public async Task<MemoryHealth> GetHealthAsync(CancellationToken cancellationToken = default)
    {
        var (behind, deadLettered) = await store.CountTurnsAsync(Partition.Key, cancellationToken);
        return new MemoryHealth(
            Partition.Count,
            behind + Partition.CountOutOfStep + summarizer.CountDue(Partition),
            deadLettered + Partition.Memories.Count(memory => memory.Step is MemoryStep.GivenUp));
    }

    private static MemoryEntry Edited(MemoryEntry entry, MemoryEdit edit) => entry with
    {
        Text = edit.Text ?? entry.Text,
        Pinned = edit.Pinned ?? entry.Pinned,
        Importance = edit.Importance ?? entry.Importance,
        Edited = entry.Edited || edit.Text is not null || edit.Importance is not null,
    };

    /// <param name="which">What to forget; what was made of it goes too.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <param name="session">The session that goes as a whole; null for none.</param>
    /// <returns>How many memories went.</returns>
    private async Task<int> ForgetAsync(
        Func<MemoryEntry, bool> which, CancellationToken cancellationToken, string? session = null)
    {
        var count = 0;
        await ChangeAsync(
            async () =>
            {
                var gone = Partition.WithDerived(Partition.Memories.Where(memory => which(memory.Entry)));
                count = gone.Count;
                IEnumerable<StoredMemory> notes = [];
                if (session is not null)
                {
                    await BringUpRepeatsAsync(gone);
                    notes = Partition.NotesOf(session);
                }

                // What a forgotten fact had ended is true again. And part of a memory's weight is its neighbours' words, which are
                // forgotten too.
                var changed = FactTimeline.Settle(Partition.Memories.Except(gone), gone)
                    .Concat(Partition.Beside(gone.Select(memory => memory.Entry.Id)))
                    .DistinctBy(memory => memory.Entry.Id)
                    .Select(memory => memory with { Step = MemoryStep.Put });
                await SaveAsync([.. gone.Concat(notes).Select(Forget), .. changed]);
                if (session is not null)
                {
                    Partition.Summaries.Forget(session);
                }
            },
            cancellationToken);
        return count;

        StoredMemory Forget(StoredMemory memory) => memory.Entry.SessionId == session ? memory.ForgetWithSession() : memory.Forget();
    }

    // What is forgotten with one conversation may have been said in others too, and stays remembered from them.
    private async Task BringUpRepeatsAsync(IReadOnlyList<StoredMemory> gone)
    {
        if (Partition.RepeatsOf(gone) is { Count: > 0 } repeats)
        {
            await store.RememberAgainAsync(Partition.Key, repeats, CancellationToken.None);
            Partition.Drop(repeats);
            Partition.Told.Distrust();
        }
    }

    // Not the caller's token: that would end the waiting and not the write, and the partition would not learn what was stored.
    private async Task SaveAsync(ImmutableArray<StoredMemory> changed)
    {
        await store.SaveAsync(Partition.Key, changed, CancellationToken.None);
        Partition.Take(changed);
    }

    /// <summary>Makes a change and has the result indexed, also where the change failed half-way.</summary>
    private async Task ChangeAsync(Func<Task> change, CancellationToken cancellationToken)
    {
        try
        {
            await Partition.ChangeAsync(
                async () =>
                {
                    await loader.EnsureAsStoredAsync(Partition, cancellationToken);
                    await change();
                },
                cancellationToken);
        }
        finally
        {
            Index();
        }
    }

    /// <summary>Sees to it that indexing goes on, as the grain's own jobs that no call waits for.</summary>
    /// <remarks>Indexing reloads the partition from the store where the two may differ.</remarks>
    private void Index() => _remembering?.Ask();

    private async Task RememberAsync(CancellationToken cancellationToken)
    {
        await indexer.RememberAsync(Partition, cancellationToken);
        _indexing?.Ask();
        _summarizing?.Ask();
    }

    // A job of its own, as summing up is: new turns are not to wait for the vector store, nor for a model.
    private Task StepVectorsAsync(CancellationToken cancellationToken) => indexer.StepVectorsAsync(Partition, cancellationToken);

    private async Task SummarizeAsync(CancellationToken cancellationToken)
    {
        if (await summarizer.SummarizeAsync(Partition, cancellationToken))
        {
            Index();
        }
    }

    private MemoryJob Job(Func<CancellationToken, Task> work, Action<TimeSpan, Exception> failed)
        => new(
            work,
            (pause, failure) =>
            {
                failed(pause, failure);
                DelayDeactivation(LongestCatchUp);
            },
            options.Value.RetryPause,
            clock,
            _leaving.Token);

    [LoggerMessage(1300, LogLevel.Warning, "Memories could not be indexed; going on in {Pause}.")]
    private partial void LogIndexingFailed(TimeSpan pause, Exception failure);

    [LoggerMessage(1302, LogLevel.Warning, "Turns could not be remembered; going on in {Pause}.")]
    private partial void LogRememberingFailed(TimeSpan pause, Exception failure);

    [LoggerMessage(1301, LogLevel.Warning, "Memories could not be summed up; going on in {Pause}.")]
    private partial void LogSummarizingFailed(TimeSpan pause, Exception failure);
}
