using System.Threading.Channels;
using Npgsql;

namespace PersonaUniverse.Skeleton;

/// <summary>Writes what many sessions store at once with one statement.</summary>
internal sealed class TurnWriter
{
    private const int MostAtOnce = 64;

    private readonly Channel<(StoredTurn Turn, TaskCompletionSource Written)> _waiting
        = Channel.CreateUnbounded<(StoredTurn, TaskCompletionSource)>();

    public TurnWriter(NpgsqlDataSource database) => Task.Run(() => WriteAllAsync(database));

    public Task AddAsync(StoredTurn turn)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Writer.TryWrite((turn, written));
        return written.Task;
    }

    private async Task WriteAllAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "INSERT INTO turns SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[])");
        var batch = new List<(StoredTurn Turn, TaskCompletionSource Written)>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < MostAtOnce && _waiting.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }

            command.Parameters.Clear();
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. batch.Select(each => each.Turn.Session)] });
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. batch.Select(each => each.Turn.Seq)] });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. batch.Select(each => each.Turn.Message)] });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. batch.Select(each => each.Turn.Reply)] });
            await command.ExecuteNonQueryAsync();
            batch.ForEach(each => each.Written.SetResult());
            batch.Clear();
        }
    }
}
