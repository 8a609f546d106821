using System.Collections.Immutable;

namespace PersonaUniverse.Memory;

/// <summary>A store in lists that refuses one turn, as a database does a value that it cannot hold.</summary>
internal sealed class ListMemoryStore(ImmutableArray<LoggedTurn> log, long refuses) : IMemoryStore
{
    private const int Attempts = 3;

    private readonly List<LoggedTurn> _backlog = [.. log];
    private readonly Dictionary<Guid, StoredMemory> _memories = [];
    private int _failures;

    /// <summary>Gets the turns that were refused too often.</summary>
    public List<LoggedTurn> GivenUp { get; } = [];

    public Task<ImmutableArray<StoredMemory>> LoadAsync(UserPersonaKey key, CancellationToken cancellationToken)
        => Task.FromResult<ImmutableArray<StoredMemory>>([.. _memories.Values]);

    public Task<ImmutableArray<LoggedTurn>> ReadBacklogAsync(UserPersonaKey key, int limit, CancellationToken cancellationToken)
        => Task.FromResult<ImmutableArray<LoggedTurn>>([.. _backlog.Take(limit)]);

    public Task<ImmutableArray<RememberedTurn>> RememberAsync(
        UserPersonaKey key, IReadOnlyList<RememberedTurn> turns, CancellationToken cancellationToken)
    {
        if (turns.Any(turn => turn.Logged.Turn.Seq == refuses))
        {
            throw new InvalidOperationException("The store cannot hold this.");
        }

        _backlog.RemoveAll(waiting => turns.Any(turn => turn.Logged == waiting));
        Hold(turns.SelectMany(turn => turn.Memories));
        return Task.FromResult(turns.ToImmutableArray());
    }

    public Task SaveAsync(UserPersonaKey key, IReadOnlyList<StoredMemory> memories, CancellationToken cancellationToken)
    {
        Hold(memories);
        return Task.CompletedTask;
    }

    public Task SettleAsync(UserPersonaKey key, IReadOnlyList<StoredMemory> memories, CancellationToken cancellationToken)
    {
        Hold(memories.Select(memory => memory with { Entry = _memories[memory.Entry.Id].Entry }));
        return Task.CompletedTask;
    }

    public Task RecordFailureAsync(UserPersonaKey key, LoggedTurn turn, CancellationToken cancellationToken)
    {
        if (++_failures == Attempts)
        {
            _backlog.Remove(turn);
            GivenUp.Add(turn);
        }

        return Task.CompletedTask;
    }

    public Task<ImmutableArray<PersonaMemories>> ListByPersonaAsync(
        string userId, int limit, string? after, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ForgetTurnsAsync(UserPersonaKey key, string? sessionId, long? seq, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public Task DropAsync(UserPersonaKey key, IReadOnlyList<StoredMemory> notes, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public Task RememberAgainAsync(
        UserPersonaKey key, IReadOnlyList<StoredMemory> repeats, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ResetAsync(UserPersonaKey key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<(int Behind, int DeadLettered)> CountTurnsAsync(UserPersonaKey key, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public Task<ImmutableArray<UserPersonaKey>> FindBehindAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    private void Hold(IEnumerable<StoredMemory> memories)
    {
        foreach (var memory in memories)
        {
            _memories[memory.Entry.Id] = memory;
        }
    }
}
