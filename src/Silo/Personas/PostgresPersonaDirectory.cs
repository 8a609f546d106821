using Npgsql;
using NpgsqlTypes;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

internal sealed class PostgresPersonaDirectory(NpgsqlDataSource database) : IPersonaDirectory
{
    // Two ordered walks, merged: the public ones along one index, the viewer's own along another. Only what stands on the page
    // is then read whole.
    private const string Pages = """
        SELECT d.id, g.payload::text FROM (
            (SELECT id, sort_name FROM persona_directory
            WHERE visibility = 'public' AND NOT $5 AND (sort_name, id) > ($2, $3) {0}
            ORDER BY sort_name, id LIMIT $4)
            UNION ALL
            (SELECT id, sort_name FROM persona_directory
            WHERE owner_id = $1 AND ($5 OR visibility <> 'public') AND (sort_name, id) > ($2, $3) {0}
            ORDER BY sort_name, id LIMIT $4)
            ORDER BY sort_name, id
            LIMIT $4
        ) AS d JOIN grain_state AS g ON g.grain_type = 'persona' AND g.grain_id = d.id
        ORDER BY d.sort_name, d.id
        """;

    internal static readonly string List = PagesWhere("");

    // What is found often is found soon by walking in order.
    internal static readonly string Walk = PagesWhere("AND text ILIKE $6");

    // What is found seldom is looked up; the walks then go over the few alone.
    internal static readonly string Among = PagesWhere("AND id = ANY ($6)");

    internal const string Hits = "SELECT id FROM persona_directory WHERE text ILIKE $1 LIMIT $2";

    internal const string Deleted = """
        SELECT id, payload::text FROM personas WHERE owner_id = $1 AND deleted AND id > $2 ORDER BY id LIMIT $3
        """;

    internal const string Count = "SELECT count(*)::integer FROM persona_directory WHERE owner_id = $1";

    internal const string Ids = "SELECT id FROM persona_directory WHERE id > $1 ORDER BY id LIMIT $2";

    internal const string Descendants = """
        SELECT d.id, g.payload::text
        FROM persona_directory AS d JOIN grain_state AS g ON g.grain_type = 'persona' AND g.grain_id = d.id
        WHERE d.ancestor_id = $1 AND (d.visibility = 'public' OR d.owner_id = $2)
        ORDER BY d.sort_name, d.id
        LIMIT $3
        """;

    private static string PagesWhere(string condition) => Pages.Replace("{0}", condition, StringComparison.Ordinal);

    public Task<IReadOnlyList<StoredPersona>> SearchAsync(PersonaQuery query, CancellationToken cancellationToken)
        => DatabaseErrors.GuardAsync(async () =>
        {
            var pattern = PersonaSearch.ToPattern(query.Search);
            if (pattern is null)
            {
                await using var list = Page(List, query);
                return await ReadAsync(list, cancellationToken);
            }

            var hits = PersonaSearch.IsLookedUp(query.Search!) ? await HitsAsync(pattern, cancellationToken) : null;
            await using var search = Page(hits is null ? Walk : Among, query);
            search.Parameters.Add(hits is null ? Text(pattern) : new NpgsqlParameter<string[]> { TypedValue = hits });
            return await ReadAsync(search, cancellationToken);
        });

    public Task<int> CountOwnedAsync(string ownerId, CancellationToken cancellationToken)
        => DatabaseErrors.GuardAsync(async () =>
        {
            await using var command = database.CreateCommand(Count);
            command.Parameters.Add(Text(ownerId));
            return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
        });

    public Task<IReadOnlyList<StoredPersona>> DeletedAsync(
        string ownerId, string after, int limit, CancellationToken cancellationToken)
        => DatabaseErrors.GuardAsync(async () =>
        {
            await using var command = database.CreateCommand(Deleted);
            command.Parameters.Add(Text(ownerId));
            command.Parameters.Add(Text(after));
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
            return await ReadAsync(command, cancellationToken);
        });

    public Task<IReadOnlyList<StoredPersona>> DescendantsAsync(
        string ancestorId, string viewerId, int limit, CancellationToken cancellationToken)
        => DatabaseErrors.GuardAsync(async () =>
        {
            await using var command = database.CreateCommand(Descendants);
            command.Parameters.Add(Text(ancestorId));
            command.Parameters.Add(Text(viewerId));
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
            return await ReadAsync(command, cancellationToken);
        });

    public Task<IReadOnlyList<string>> ListIdsAsync(string after, int limit, CancellationToken cancellationToken)
        => DatabaseErrors.GuardAsync<IReadOnlyList<string>>(async () =>
        {
            await using var command = database.CreateCommand(Ids);
            command.Parameters.Add(Text(after));
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
            return await command.ReadAllAsync(static row => row.GetString(0), cancellationToken);
        });

    private NpgsqlCommand Page(string sql, PersonaQuery query)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(Text(query.ViewerId));
        command.Parameters.Add(Text(PersonaSearch.ToSortName(query.After?.Name ?? "")));
        command.Parameters.Add(Text(query.After?.Id ?? ""));
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = query.Limit });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = query.OwnOnly });
        return command;
    }

    /// <summary>The ids that a search finds; null when there are too many to look them up one by one.</summary>
    private async Task<string[]?> HitsAsync(string pattern, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Hits);
        command.Parameters.Add(Text(pattern));
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = PersonaSearch.MostLookedUp + 1 });
        var ids = await command.ReadAllAsync(static row => row.GetString(0), cancellationToken);
        return ids.Length > PersonaSearch.MostLookedUp ? null : [.. ids];
    }

    private static async Task<IReadOnlyList<StoredPersona>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
        => await command.ReadAllAsync(PersonaSearch.Read, cancellationToken);

    private static NpgsqlParameter Text(string text) => new() { Value = text, NpgsqlDbType = NpgsqlDbType.Text };
}
