using System.Data.Common;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

/// <summary>Keeps files in the database that keeps everything else; SQL that Postgres and SQLite read alike, but for one query.</summary>
/// <remarks>
/// A file is removed in two steps, so that none goes that somebody is about to use. A collection marks what it sees unused; a later one
/// removes what was marked long enough ago and is unused still. Putting a file takes its mark away, and a removal takes the mark
/// before the file: when both come at once, one waits for the other, and after the put the file is there.
/// </remarks>
internal sealed class PersonaFileStore(DbDataSource database, SqlDialect dialect) : IPersonaFiles
{
    // Every text in a card that looks like a hash counts as a use, so that members added later do too.
    internal const string UnusedOnPostgres = """
        SELECT hash FROM persona_files WHERE hash NOT IN (
            SELECT named #>> '{}'
            FROM grain_state, jsonb_path_query(payload, 'lax $.definition.card.** ? (@ like_regex "^[0-9a-f]{64}$")') AS named
            WHERE grain_type = 'persona' AND payload #> '{definition,card}' IS NOT NULL
            UNION
            SELECT named #>> '{}'
            FROM persona_versions, jsonb_path_query(definition::jsonb, 'lax $.card.** ? (@ like_regex "^[0-9a-f]{64}$")') AS named)
        """;

    internal const string UnusedOnSqlite = """
        SELECT hash FROM persona_files WHERE hash NOT IN (
            SELECT named.value FROM grain_state, json_tree(payload, '$.definition.card') AS named
            WHERE grain_type = 'persona' AND named.type = 'text' AND length(named.value) = 64
            UNION
            SELECT named.value FROM persona_versions, json_tree(definition, '$.card') AS named
            WHERE named.type = 'text' AND length(named.value) = 64)
        """;

    private const string Put = "INSERT INTO persona_files (hash, content) VALUES (@hash, @content) ON CONFLICT DO NOTHING";

    internal const string Get = "SELECT content FROM persona_files WHERE hash = @hash";

    internal const string Remove = "DELETE FROM persona_files WHERE hash = @hash";

    private const string Marks = "SELECT hash, since FROM persona_files_unused";

    private const string Mark = "INSERT INTO persona_files_unused (hash, since) VALUES (@hash, @since) ON CONFLICT DO NOTHING";

    internal const string Unmark = "DELETE FROM persona_files_unused WHERE hash = @hash";

    private const string UnmarkOld = "DELETE FROM persona_files_unused WHERE hash = @hash AND since <= @since";

    // All personas are looked through: with many it may take longer than a request may, and nobody waits for it.
    private const int LookTimeoutSeconds = 120;

    public Task PutAsync(string hash, byte[] content, CancellationToken cancellationToken)
        => database.TransactAsync(
            async connection =>
            {
                await connection.ExecuteAsync(Unmark, cancellationToken, ("hash", hash));
                await connection.ExecuteAsync(Put, cancellationToken, ("hash", hash), ("content", content));
                return true;
            },
            cancellationToken);

    public Task<byte[]?> GetAsync(string hash, CancellationToken cancellationToken)
        => database.WorkAsync(
            async connection =>
            {
                await using var command = connection.Command(Get, ("hash", hash));
                return (byte[]?)await command.ExecuteScalarAsync(cancellationToken);
            },
            cancellationToken);

    public Task<int> CollectAsync(DateTimeOffset now, TimeSpan patience, CancellationToken cancellationToken)
        => database.WorkAsync(
            async connection =>
            {
                // Reading first, and then a short write a file: turns are written meanwhile, and SQLite has one writer at a time.
                var marks = await ReadMarksAsync(connection, cancellationToken);
                var unused = await ReadUnusedAsync(connection, cancellationToken);
                foreach (var hash in marks.Keys.Except(unused))
                {
                    await connection.ExecuteAsync(Unmark, cancellationToken, ("hash", hash));
                }

                var removed = 0;
                foreach (var hash in unused)
                {
                    if (!marks.TryGetValue(hash, out var since))
                    {
                        await connection.ExecuteAsync(Mark, cancellationToken, ("hash", hash), ("since", dialect.WriteTime(now)));
                    }
                    else if (since <= now - patience && await TryRemoveAsync(connection, hash, now - patience, cancellationToken))
                    {
                        removed++;
                    }
                }

                return removed;
            },
            cancellationToken);

    private async Task<Dictionary<string, DateTimeOffset>> ReadMarksAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(Marks);
        var marks = await command.ReadAllAsync(
            row => KeyValuePair.Create(row.GetString(0), dialect.ReadTime(row, 1)), cancellationToken);
        return marks.ToDictionary();
    }

    private async Task<HashSet<string>> ReadUnusedAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(dialect.UnusedPersonaFiles);
        command.CommandTimeout = LookTimeoutSeconds;
        return [.. await command.ReadAllAsync(static row => row.GetString(0), cancellationToken)];
    }

    private async Task<bool> TryRemoveAsync(
        DbConnection connection, string hash, DateTimeOffset markedBy, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var marked = await connection.ExecuteAsync(
            UnmarkOld, cancellationToken, ("hash", hash), ("since", dialect.WriteTime(markedBy)));
        var removed = marked > 0 ? await connection.ExecuteAsync(Remove, cancellationToken, ("hash", hash)) : 0;
        await transaction.CommitAsync(cancellationToken);
        return removed > 0;
    }
}
