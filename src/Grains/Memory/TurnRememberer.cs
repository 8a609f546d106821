using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Memory;

/// <summary>Makes memories of the turns of the log.</summary>
internal sealed partial class TurnRememberer(
    IMemoryStore store, MemoryLoader loader, IOptions<MemoryOptions> options, ILogger<TurnRememberer> logger)
{
    /// <summary>Makes memories of the next turns.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> RememberNextAsync(MemoryPartition partition, CancellationToken cancellationToken)
    {
        var limit = options.Value.BatchSize;
        var backlog = partition.Told.Take(limit) ?? await store.ReadBacklogAsync(partition.Key, limit, cancellationToken);
        var refused = 0;
        if (backlog.Length > 0)
        {
            await partition.ChangeAsync(
                async () => refused = await RememberAllAsync(partition, backlog, cancellationToken), cancellationToken);
        }

        if (backlog.Length < limit && refused == 0)
        {
            return false;
        }

        partition.Told.Distrust();
        return true;
    }

    /// <returns>How many turns were refused.</returns>
    private async Task<int> RememberAllAsync(
        MemoryPartition partition, ImmutableArray<LoggedTurn> backlog, CancellationToken cancellationToken)
    {
        var derived = await DeriveAsync(partition, backlog, cancellationToken);
        var refused = backlog.Length - derived.Count;
        try
        {
            var stored = await store.RememberAsync(partition.Key, derived, CancellationToken.None);
            if (stored.Sum(turn => turn.Memories.Length) == derived.Sum(turn => turn.Memories.Length))
            {
                partition.MarkAsStored();
            }
        }
        catch (Exception refusal) when (Refusal.Is(refusal))
        {
            refused += await RememberOneByOneAsync(partition, derived, cancellationToken);
        }

        // Where some were forgotten, just now or long ago, or refused.
        await loader.EnsureAsStoredAsync(partition, cancellationToken);
        return refused;
    }

    /// <summary>Takes in what is to be remembered of turns before it is stored, so that each is compared with those before it.</summary>
    private async Task<List<RememberedTurn>> DeriveAsync(
        MemoryPartition partition, ImmutableArray<LoggedTurn> backlog, CancellationToken cancellationToken)
    {
        partition.MarkAhead();
        var derived = new List<RememberedTurn>(backlog.Length);
        foreach (var turn in backlog)
        {
            try
            {
                var remembered = Memorizer.Derive(partition, turn);
                partition.Take(remembered.Memories.Concat(remembered.Ended));
                derived.Add(remembered);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                await RefuseAsync(partition, turn, failure, cancellationToken);
            }
        }

        return derived;
    }

    /// <returns>How many turns were refused.</returns>
    private async Task<int> RememberOneByOneAsync(
        MemoryPartition partition, List<RememberedTurn> derived, CancellationToken cancellationToken)
    {
        var refused = 0;
        foreach (var turn in derived)
        {
            try
            {
                await store.RememberAsync(partition.Key, [turn], CancellationToken.None);
            }
            catch (Exception refusal) when (Refusal.Is(refusal))
            {
                refused++;
                await RefuseAsync(partition, turn.Logged, refusal, cancellationToken);
            }
        }

        return refused;
    }

    private async Task RefuseAsync(
        MemoryPartition partition, LoggedTurn turn, Exception failure, CancellationToken cancellationToken)
    {
        LogTurnRefused(turn.SessionId, turn.Turn.Seq, failure);
        await store.RecordFailureAsync(partition.Key, turn, cancellationToken);
    }

    [LoggerMessage(1310, LogLevel.Error, "Session {SessionId}: turn {Seq} could not be remembered.")]
    private partial void LogTurnRefused(string sessionId, long seq, Exception failure);
}
