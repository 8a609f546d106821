using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using PersonaUniverse.Sessions;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

/// <summary>Keeps memories in the database that keeps the turns, so that both change together.</summary>
internal sealed class MemoryStore(DbDataSource database, SqlDialect dialect, IOptions<MemoryOptions> options) : IMemoryStore
{
    public Task<ImmutableArray<StoredMemory>> LoadAsync(MemoryKey key, CancellationToken cancellationToken)
        => RunAsync(
            async connection =>
            {
                await using var command = Command(connection, MemoryQueries.Load, key);
                return await ReadAllAsync(command, ReadMemory, cancellationToken);
            },
            cancellationToken);

    public Task<ImmutableArray<PersonaMemories>> ListByPersonaAsync(
        string userId, int limit, string? after, CancellationToken cancellationToken)
        => RunAsync(
            async connection =>
            {
                await using var command = Command(
                    connection, MemoryQueries.ByPersona, ("user", userId), ("after", after ?? ""), ("limit", limit));
                return await ReadAllAsync(
                    command, row => new PersonaMemories(row.GetString(0), row.GetInt32(1)), cancellationToken);
            },
            cancellationToken);

    public Task<ImmutableArray<LoggedTurn>> ReadBacklogAsync(MemoryKey key, int limit, CancellationToken cancellationToken)
        => RunAsync(
            async connection =>
            {
                await using var command = Command(connection, MemoryQueries.Backlog, key, ("limit", limit));
                return await ReadAllAsync(
                    command,
                    row => new LoggedTurn(row.GetString(TurnRow.Width), TurnRow.Read(row, dialect.ReadTime)),
                    cancellationToken);
            },
            cancellationToken);

    public Task<ImmutableArray<RememberedTurn>> RememberAsync(
        MemoryKey key, IReadOnlyList<RememberedTurn> turns, CancellationToken cancellationToken)
        => InTransactionAsync(
            async connection =>
            {
                var remembered = ImmutableArray.CreateBuilder<RememberedTurn>(turns.Count);
                foreach (var turn in turns)
                {
                    // A turn that is gone or forgotten by now must not come back as a memory.
                    await using var mark = Command(connection, MemoryQueries.MarkRemembered, key, TurnParameters(turn.Turn));
                    if (await mark.ExecuteNonQueryAsync(cancellationToken) == 1)
                    {
                        var stored = await WriteAsync(connection, MemoryQueries.Insert, key, turn.Memories, cancellationToken);
                        await WriteAsync(connection, MemoryQueries.Upsert, key, turn.Ended, cancellationToken);
                        remembered.Add(turn with { Memories = stored });
                    }
                }

                return remembered.DrainToImmutable();
            },
            cancellationToken);

    public Task SaveAsync(MemoryKey key, IReadOnlyList<StoredMemory> memories, CancellationToken cancellationToken)
        => InTransactionAsync(
            async connection =>
            {
                await WriteAsync(connection, MemoryQueries.Upsert, key, memories, cancellationToken);
                return true;
            },
            cancellationToken);

    public Task RecordFailureAsync(MemoryKey key, LoggedTurn turn, CancellationToken cancellationToken)
        => ExecuteAsync(
            MemoryQueries.RecordFailure,
            key,
            cancellationToken,
            [.. TurnParameters(turn), ("attempts", options.Value.Attempts)]);

    public Task ForgetTurnsAsync(MemoryKey key, string? sessionId, long? seq, CancellationToken cancellationToken)
        => (sessionId, seq) switch
        {
            (null, _) => ExecuteAsync(MemoryQueries.ForgetAll, key, cancellationToken),
            (_, null) => ExecuteAsync(MemoryQueries.ForgetSession, key, cancellationToken, ("session", sessionId)),
            (_, { } turn) => ExecuteAsync(
                MemoryQueries.ForgetTurn, key, cancellationToken, ("session", sessionId), ("seq", turn)),
        };

    public Task ResetAsync(MemoryKey key, CancellationToken cancellationToken)
        => InTransactionAsync(
            async connection =>
            {
                await using var drop = Command(connection, MemoryQueries.DropDerived, key);
                await drop.ExecuteNonQueryAsync(cancellationToken);
                await using var again = Command(connection, MemoryQueries.RememberAgain, key);
                return await again.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken);

    public Task<(int Behind, int DeadLettered)> CountTurnsAsync(MemoryKey key, CancellationToken cancellationToken)
        => RunAsync(
            async connection =>
            {
                await using var command = Command(connection, MemoryQueries.Count, key);
                var counts = await ReadAllAsync(command, row => (State: row.GetInt32(0), Turns: row.GetInt32(1)), cancellationToken);
                return (
                    counts.FirstOrDefault(count => count.State == 0).Turns,
                    counts.FirstOrDefault(count => count.State != 0).Turns);
            },
            cancellationToken);

    public Task<ImmutableArray<MemoryKey>> FindBehindAsync(
        DateTimeOffset since, int limit, CancellationToken cancellationToken)
        => RunAsync(
            async connection =>
            {
                await using var command = Command(
                    connection, MemoryQueries.FindBehind, ("since", dialect.WriteTime(since)), ("limit", limit));
                return await ReadAllAsync(
                    command, row => new MemoryKey(row.GetString(0), row.GetString(1)), cancellationToken);
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

    private static async Task<ImmutableArray<T>> ReadAllAsync<T>(
        DbCommand command, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            items.Add(read(reader));
        }

        return items.DrainToImmutable();
    }

    /// <summary>Writes memories.</summary>
    /// <returns>Those that went in.</returns>
    private static async Task<ImmutableArray<StoredMemory>> WriteAsync(
        DbConnection connection,
        string sql,
        MemoryKey key,
        IReadOnlyList<StoredMemory> memories,
        CancellationToken cancellationToken)
    {
        var written = ImmutableArray.CreateBuilder<StoredMemory>(memories.Count);
        foreach (var memory in memories)
        {
            var entry = memory.Entry;
            await using var command = Command(
                connection,
                sql,
                key,
                ("id", entry.Id),
                ("session", entry.SessionId),
                ("seq", entry.Seq),
                ("entry", memory.Forgotten ? "" : MemoryJson.Write(entry)),
                ("by_hand", entry.Edited || entry.Pinned),
                ("forgotten", memory.Forgotten),
                ("step", (short)memory.Step),
                ("failures", (short)memory.Failures),
                ("embedder", (object?)memory.Embedder ?? DBNull.Value),
                ("vector", memory.Vector.IsEmpty ? DBNull.Value : MemoryMarshal.AsBytes(memory.Vector.Span).ToArray()));
            if (await command.ExecuteNonQueryAsync(cancellationToken) > 0)
            {
                written.Add(memory);
            }
        }

        return written.DrainToImmutable();
    }

    private static (string, object)[] TurnParameters(LoggedTurn turn) => [("session", turn.SessionId), ("seq", turn.Turn.Seq)];

    private static DbCommand Command(
        DbConnection connection, string sql, MemoryKey key, params (string Name, object Value)[] parameters)
        => Command(connection, sql, [("user", key.UserId), ("persona", key.PersonaId), .. parameters]);

    private static DbCommand Command(DbConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Always one of MemoryQueries.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private Task<int> ExecuteAsync(
        string sql, MemoryKey key, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
        => RunAsync(
            async connection =>
            {
                await using var command = Command(connection, sql, key, parameters);
                return await command.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken);

    private Task<T> InTransactionAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
        => RunAsync(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                var result = await work(connection);
                await transaction.CommitAsync(cancellationToken);
                return result;
            },
            cancellationToken);

    // Away from the caller's thread: SQLite blocks, and a grain's scheduler must not.
    private Task<T> RunAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
        => DatabaseErrors.GuardAsync(() => Task.Run(
            async () =>
            {
                await using var connection = await database.OpenConnectionAsync(cancellationToken);
                return await work(connection);
            },
            cancellationToken));
}
