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
        => database.WorkAsync(
            async connection =>
            {
                await using var command = Command(connection, MemoryQueries.Load, key);
                return await command.ReadAllAsync(ReadMemory, cancellationToken);
            },
            cancellationToken);

    public Task<ImmutableArray<PersonaMemories>> ListByPersonaAsync(
        string userId, int limit, string? after, CancellationToken cancellationToken)
        => database.WorkAsync(
            async connection =>
            {
                await using var command = connection.Command(MemoryQueries.ByPersona, ("user", userId), ("after", after ?? ""), ("limit", limit));
                return await command.ReadAllAsync(
                    row => new PersonaMemories(row.GetString(0), row.GetInt32(1)), cancellationToken);
            },
            cancellationToken);

    public Task<ImmutableArray<LoggedTurn>> ReadBacklogAsync(UserPersonaKey key, int limit, CancellationToken cancellationToken)
        => database.WorkAsync(
            async connection =>
            {
                await using var command = Command(connection, MemoryQueries.Backlog, key, ("limit", limit));
                return await command.ReadAllAsync(
                    row => new LoggedTurn(
                        row.GetString(TurnRow.Width), TurnRow.Read(row, dialect), row.GetInt16(TurnRow.Width + 1)),
                    cancellationToken);
            },
            cancellationToken);

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

    public Task ResetAsync(UserPersonaKey key, CancellationToken cancellationToken)
        => database.TransactAsync(
            async connection =>
            {
                await connection.ExecuteAsync(MemoryQueries.DropDerived, cancellationToken, Parameters(key));
                return await connection.ExecuteAsync(MemoryQueries.RememberAgain, cancellationToken, Parameters(key));
            },
            cancellationToken);

    public Task<(int Behind, int DeadLettered)> CountTurnsAsync(UserPersonaKey key, CancellationToken cancellationToken)
        => database.WorkAsync(
            async connection =>
            {
                await using var command = Command(connection, MemoryQueries.Count, key);
                var counts = await command.ReadAllAsync(
                    row => (State: (TurnMemoryState)row.GetInt32(0), Turns: row.GetInt32(1)), cancellationToken);
                return (
                    counts.FirstOrDefault(count => count.State is TurnMemoryState.Waiting).Turns,
                    counts.FirstOrDefault(count => count.State is TurnMemoryState.GivenUp).Turns);
            },
            cancellationToken);

    public Task<ImmutableArray<UserPersonaKey>> FindBehindAsync(
        DateTimeOffset since, int limit, CancellationToken cancellationToken)
        => database.WorkAsync(
            async connection =>
            {
                await using var command = connection.Command(MemoryQueries.FindBehind, ("since", dialect.WriteTime(since)), ("limit", limit));
                return await command.ReadAllAsync(
                    row => new UserPersonaKey(row.GetString(0), row.GetString(1)), cancellationToken);
            },
            cancellationToken);

    private static StoredMemory ReadMemory(DbDataReader row)
    {
        var forgotten = row.GetBoolean(4);
        return new StoredMemory(
            forgotten
                ? new MemoryEntry(row.GetGuid(0), MemoryKind.Said, "", row.GetString(1), row.GetInt64(2), default)
                : MemoryJson.Read(row.GetString(3)),
            (MemoryStep)row.GetInt16(5))
        {
            Forgotten = forgotten,
            Failures = row.GetInt16(6),
            Embedder = row.IsDBNull(7) ? null : row.GetString(7),
            Vector = row.IsDBNull(8) ? default : MemoryMarshal.Cast<byte, float>(row.GetFieldValue<byte[]>(8)).ToArray(),
        };
    }

    private static DbCommand Command(
        DbConnection connection, string sql, UserPersonaKey key, params (string Name, object Value)[] parameters)
        => connection.Command(sql, Parameters(key, parameters));

    private static (string Name, object Value)[] Parameters(UserPersonaKey key, params (string Name, object Value)[] others)
        => [("user", key.UserId), ("persona", key.PersonaId), .. others];

    private Task<int> ExecuteAsync(
        string sql, UserPersonaKey key, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
        => database.WorkAsync(
            connection => connection.ExecuteAsync(sql, cancellationToken, Parameters(key, parameters)), cancellationToken);
}
