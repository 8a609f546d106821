using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using PersonaUniverse.Sessions;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

/// <summary>Keeps memories in the database that keeps the turns, so that both change together.</summary>
internal sealed class MemoryStore(
    DbDataSource database, SqlDialect dialect, GroupCommit writes, IOptions<MemoryOptions> options) : IMemoryStore
{
    public Task<ImmutableArray<StoredMemory>> LoadAsync(UserPersonaKey key, CancellationToken cancellationToken)
        => database.ReadAllAsync(MemoryQueries.Load, ReadMemory, cancellationToken, Parameters(key));

    public Task<ImmutableArray<PersonaMemories>> ListByPersonaAsync(
        string userId, int limit, string? after, CancellationToken cancellationToken)
        => database.ReadAllAsync(
            MemoryQueries.ByPersona,
            static row => new PersonaMemories(row.GetString(0), row.GetInt32(1)),
            cancellationToken,
            ("user", userId),
            ("after", after ?? ""),
            ("limit", limit));

    public Task<ImmutableArray<LoggedTurn>> ReadBacklogAsync(UserPersonaKey key, int limit, CancellationToken cancellationToken)
        => database.ReadAllAsync(
            MemoryQueries.Backlog,
            row => new LoggedTurn(row.GetString(TurnRow.Width), TurnRow.Read(row, dialect), row.GetInt16(TurnRow.Width + 1)),
            cancellationToken,
            Parameters(key, ("limit", limit)));

    public async Task<ImmutableArray<RememberedTurn>> RememberAsync(
        UserPersonaKey key, IReadOnlyList<RememberedTurn> turns, CancellationToken cancellationToken)
    {
        var all = turns.Select(turn => new RememberTurnWrite(key, turn, cancellationToken)).ToList();
        await Task.WhenAll(all.Select(writes.WriteAsync));
        return
        [
            .. all.Where(write => write.Stored).Select(write => write.Remembered with
            {
                Memories = [.. write.Remembered.Memories.Where(memory => write.Inserted.Contains(memory.Entry.Id))],
            }),
        ];
    }

    public Task SaveAsync(UserPersonaKey key, IReadOnlyList<StoredMemory> memories, CancellationToken cancellationToken)
        => memories.Count == 0
            ? Task.CompletedTask
            : writes.WriteAsync(new SaveMemoriesWrite(key, memories, cancellationToken));

    public Task SettleAsync(UserPersonaKey key, IReadOnlyList<StoredMemory> memories, CancellationToken cancellationToken)
        => memories.Count == 0
            ? Task.CompletedTask
            : writes.WriteAsync(new SettleMemoriesWrite(key, memories, cancellationToken));

    public Task RecordFailureAsync(UserPersonaKey key, LoggedTurn turn, CancellationToken cancellationToken)
        => ExecuteAsync(
            MemoryQueries.RecordFailure,
            key,
            cancellationToken,
            ("session", turn.SessionId),
            ("seq", turn.Turn.Seq),
            ("created", dialect.WriteTime(turn.Turn.CreatedAt)),
            ("failures", turn.Failures),
            ("attempts", options.Value.Attempts));

    public Task ForgetTurnsAsync(UserPersonaKey key, string? sessionId, long? seq, CancellationToken cancellationToken)
        => (sessionId, seq) switch
        {
            (null, _) => ExecuteAsync(MemoryQueries.ForgetAll, key, cancellationToken),
            (_, null) => ExecuteAsync(MemoryQueries.ForgetSession, key, cancellationToken, ("session", sessionId)),
            (_, { } turn) => ExecuteAsync(
                MemoryQueries.ForgetTurn, key, cancellationToken, ("session", sessionId), ("seq", turn)),
        };

    public Task DropAsync(UserPersonaKey key, IReadOnlyList<StoredMemory> notes, CancellationToken cancellationToken)
        => database.TransactAsync(
            async connection =>
            {
                foreach (var note in notes)
                {
                    await connection.ExecuteAsync(
                        MemoryQueries.DropForgotten, cancellationToken, Parameters(key, ("id", note.Entry.Id)));
                }

                return notes.Count;
            },
            cancellationToken);

    public Task RememberAgainAsync(
        UserPersonaKey key, IReadOnlyList<StoredMemory> repeats, CancellationToken cancellationToken)
        => database.TransactAsync(
            async connection =>
            {
                foreach (var entry in repeats.Select(repeat => repeat.Entry))
                {
                    await connection.ExecuteAsync(
                        MemoryQueries.DropForgotten, cancellationToken, Parameters(key, ("id", entry.Id)));
                    await connection.ExecuteAsync(
                        MemoryQueries.RememberTurnAgain,
                        cancellationToken,
                        Parameters(key, ("session", entry.SessionId), ("seq", entry.Seq)));
                }

                return repeats.Count;
            },
            cancellationToken);

    public Task ResetAsync(UserPersonaKey key, CancellationToken cancellationToken)
        => database.TransactAsync(
            async connection =>
            {
                await connection.ExecuteAsync(MemoryQueries.DropDerived, cancellationToken, Parameters(key));
                return await connection.ExecuteAsync(MemoryQueries.RememberAgain, cancellationToken, Parameters(key));
            },
            cancellationToken);

    public async Task<(int Behind, int DeadLettered)> CountTurnsAsync(UserPersonaKey key, CancellationToken cancellationToken)
    {
        var counts = await database.ReadAllAsync(
            MemoryQueries.Count,
            static row => (State: (TurnMemoryState)row.GetInt32(0), Turns: row.GetInt32(1)),
            cancellationToken,
            Parameters(key));
        return (
            counts.FirstOrDefault(count => count.State is TurnMemoryState.Waiting).Turns,
            counts.FirstOrDefault(count => count.State is TurnMemoryState.GivenUp).Turns);
    }

    public Task<ImmutableArray<UserPersonaKey>> FindBehindAsync(
        DateTimeOffset since, int limit, CancellationToken cancellationToken)
        => database.ReadAllAsync(
            MemoryQueries.FindBehind,
            static row => new UserPersonaKey(row.GetString(0), row.GetString(1)),
            cancellationToken,
            ("since", dialect.WriteTime(since)),
            ("limit", limit));

    private static StoredMemory ReadMemory(DbDataReader row)
    {
        var entry = row.GetString(3);
        return new StoredMemory(
            entry.Length == 0
                ? new MemoryEntry(row.GetGuid(0), MemoryKind.Said, "", row.GetString(1), row.GetInt64(2), default)
                : MemoryJson.Read(entry),
            (MemoryStep)row.GetInt16(5))
        {
            Forgotten = row.GetBoolean(4),
            Failures = row.GetInt16(6),
            Embedder = row.IsDBNull(7) ? null : row.GetString(7),
            Vector = row.IsDBNull(8) ? default : MemoryMarshal.Cast<byte, float>(row.GetFieldValue<byte[]>(8)).ToArray(),
        };
    }

    private static (string Name, object Value)[] Parameters(UserPersonaKey key, params (string Name, object Value)[] others)
        => [("user", key.UserId), ("persona", key.PersonaId), .. others];

    private Task<int> ExecuteAsync(
        string sql, UserPersonaKey key, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
        => database.ExecuteAsync(sql, cancellationToken, Parameters(key, parameters));
}
