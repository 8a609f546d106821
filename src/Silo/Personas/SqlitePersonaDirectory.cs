using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

internal sealed class SqlitePersonaDirectory(SqliteDataSource database) : IPersonaDirectory
{
    // Two ordered walks, merged: the public ones along one index, the viewer's own along another. Only what stands on the page
    // is then read whole.
    private const string Pages = """
        SELECT d.id, g.payload FROM (
            SELECT * FROM (
                SELECT id, sort_name FROM persona_directory
                WHERE visibility = 'public' AND NOT $own AND (sort_name, id) > ($name, $id) {0}
                ORDER BY sort_name, id LIMIT $limit)
            UNION ALL
            SELECT * FROM (
                SELECT id, sort_name FROM persona_directory
                WHERE owner_id = $viewer AND ($own OR visibility <> 'public') AND (sort_name, id) > ($name, $id) {0}
                ORDER BY sort_name, id LIMIT $limit)
            ORDER BY sort_name, id
            LIMIT $limit
        ) AS d CROSS JOIN grain_state AS g
        WHERE g.grain_type = 'persona' AND g.grain_id = d.id
        ORDER BY d.sort_name, d.id
        """;

    internal static readonly string List = PagesWhere("");

    // What is found often is found soon by walking in order. SQLite's own LIKE ignores case for ASCII only;
    // contains_any_case is ours, and needs no escaping.
    internal static readonly string Walk = PagesWhere("AND (contains_any_case(name, $search) OR contains_any_case(description, $search) OR contains_any_case(id, $search))");

    // What is found seldom is looked up, and those few are put in order.
    internal const string Among = """
        SELECT d.id, g.payload FROM (
            SELECT p.id, p.sort_name FROM json_each($hits) AS h CROSS JOIN persona_directory AS p
            WHERE p.document = h.value AND (p.owner_id = $viewer OR (NOT $own AND p.visibility = 'public'))
                AND (p.sort_name, p.id) > ($name, $id)
            ORDER BY p.sort_name, p.id
            LIMIT $limit
        ) AS d CROSS JOIN grain_state AS g
        WHERE g.grain_type = 'persona' AND g.grain_id = d.id
        ORDER BY d.sort_name, d.id
        """;

    internal const string Hits = "SELECT rowid FROM persona_trigrams WHERE persona_trigrams MATCH $phrase LIMIT $most";

    internal const string Deleted = """
        SELECT id, payload FROM personas WHERE owner_id = $owner AND deleted AND id > $after ORDER BY id LIMIT $limit
        """;

    internal const string Count = "SELECT count(*) FROM persona_directory WHERE owner_id = $viewer";

    internal const string Ids = "SELECT id FROM persona_directory WHERE id > $after ORDER BY id LIMIT $limit";

    internal const string Descendants = """
        SELECT d.id, g.payload FROM persona_directory AS d CROSS JOIN grain_state AS g
        WHERE d.ancestor_id = $ancestor AND (d.visibility = 'public' OR d.owner_id = $viewer)
            AND g.grain_type = 'persona' AND g.grain_id = d.id
        ORDER BY d.sort_name, d.id
        LIMIT $limit
        """;

    private static string PagesWhere(string condition) => Pages.Replace("{0}", condition, StringComparison.Ordinal);

    public Task<IReadOnlyList<StoredPersona>> SearchAsync(PersonaQuery query, CancellationToken cancellationToken)
        => database.RunAsync<IReadOnlyList<StoredPersona>>(
            connection =>
            {
                if (string.IsNullOrEmpty(query.Search))
                {
                    return Read(Page(connection, List, query));
                }

                if (PersonaSearch.IsLookedUp(query.Search) && FindHits(connection, query.Search) is { } hits)
                {
                    var among = Page(connection, Among, query);
                    among.Parameters.AddWithValue("$hits", JsonSerializer.Serialize(hits));
                    return Read(among);
                }

                connection.CreateFunction(
                    "contains_any_case",
                    (string? text, string part) => text?.Contains(part, StringComparison.OrdinalIgnoreCase) == true,
                    isDeterministic: true);
                var walk = Page(connection, Walk, query);
                walk.Parameters.AddWithValue("$search", query.Search);
                return Read(walk);
            },
            cancellationToken);

    public Task<IReadOnlyList<StoredPersona>> DeletedAsync(
        string ownerId, string after, int limit, CancellationToken cancellationToken)
        => database.RunAsync<IReadOnlyList<StoredPersona>>(
            connection =>
            {
                var command = connection.CreateCommand();
                command.CommandText = Deleted;
                command.Parameters.AddWithValue("$owner", ownerId);
                command.Parameters.AddWithValue("$after", after);
                command.Parameters.AddWithValue("$limit", limit);
                return Read(command);
            },
            cancellationToken);

    public Task<int> CountOwnedAsync(string ownerId, CancellationToken cancellationToken)
        => database.RunAsync(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = Count;
                command.Parameters.AddWithValue("$viewer", ownerId);
                return (int)(long)command.ExecuteScalar()!;
            },
            cancellationToken);

    public Task<IReadOnlyList<StoredPersona>> DescendantsAsync(
        string ancestorId, string viewerId, int limit, CancellationToken cancellationToken)
        => database.RunAsync<IReadOnlyList<StoredPersona>>(
            connection =>
            {
                var command = connection.CreateCommand();
                command.CommandText = Descendants;
                command.Parameters.AddWithValue("$ancestor", ancestorId);
                command.Parameters.AddWithValue("$viewer", viewerId);
                command.Parameters.AddWithValue("$limit", limit);
                return Read(command);
            },
            cancellationToken);

    public Task<IReadOnlyList<string>> ListIdsAsync(string after, int limit, CancellationToken cancellationToken)
        => database.RunAsync<IReadOnlyList<string>>(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = Ids;
                command.Parameters.AddWithValue("$after", after);
                command.Parameters.AddWithValue("$limit", limit);
                return command.ReadAll(static row => row.GetString(0));
            },
            cancellationToken);

    private static SqliteCommand Page(SqliteConnection connection, string sql, PersonaQuery query)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$viewer", query.ViewerId);
        command.Parameters.AddWithValue("$own", query.OwnOnly);
        command.Parameters.AddWithValue("$name", PersonaSearch.ToSortName(query.After?.Name ?? ""));
        command.Parameters.AddWithValue("$id", query.After?.Id ?? "");
        command.Parameters.AddWithValue("$limit", query.Limit);
        return command;
    }

    /// <summary>The documents that a search finds; null when there are too many to look them up one by one.</summary>
    private static ImmutableArray<long>? FindHits(SqliteConnection connection, string search)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Hits;
        command.Parameters.AddWithValue("$phrase", $"\"{search.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        command.Parameters.AddWithValue("$most", PersonaSearch.MostLookedUp + 1);
        var ids = command.ReadAll(static row => row.GetInt64(0));
        return ids.Length > PersonaSearch.MostLookedUp ? null : ids;
    }

    private static ImmutableArray<StoredPersona> Read(SqliteCommand command)
    {
        using (command)
        {
            return command.ReadAll(PersonaSearch.Read);
        }
    }
}
