using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

/// <summary>Searches with an index of trigrams, a table of SQLite's FTS5.</summary>
internal sealed class SqlitePersonaDirectory(SqliteDataSource database) : PersonaDirectory(database)
{
    // Two ordered walks, merged: the public ones along one index, the viewer's own along another. Only what stands on the page
    // is then read whole.
    private const string Pages = """
        SELECT d.id, g.payload FROM (
            SELECT * FROM (
                SELECT id, sort_name FROM persona_directory
                WHERE visibility = 'public' AND NOT @own AND (sort_name, id) > (@name, @id) {0}
                ORDER BY sort_name, id LIMIT @limit)
            UNION ALL
            SELECT * FROM (
                SELECT id, sort_name FROM persona_directory
                WHERE owner_id = @viewer AND (@own OR visibility <> 'public') AND (sort_name, id) > (@name, @id) {0}
                ORDER BY sort_name, id LIMIT @limit)
            ORDER BY sort_name, id
            LIMIT @limit
        ) AS d CROSS JOIN grain_state AS g
        WHERE g.grain_type = 'persona' AND g.grain_id = d.id
        ORDER BY d.sort_name, d.id
        """;

    internal static readonly string List = PagesWhere("");

    // What is found often is found soon by walking in order. SQLite's own LIKE ignores case for ASCII only;
    // contains_any_case is ours, and needs no escaping.
    internal static readonly string Walk = PagesWhere("""
        AND (contains_any_case(name, @search) OR contains_any_case(description, @search) OR contains_any_case(id, @search))
        """);

    // What is found seldom is looked up, and those few are put in order.
    internal const string Among = """
        SELECT d.id, g.payload FROM (
            SELECT p.id, p.sort_name FROM json_each(@hits) AS h CROSS JOIN persona_directory AS p
            WHERE p.document = h.value AND (p.owner_id = @viewer OR (NOT @own AND p.visibility = 'public'))
                AND (p.sort_name, p.id) > (@name, @id)
            ORDER BY p.sort_name, p.id
            LIMIT @limit
        ) AS d CROSS JOIN grain_state AS g
        WHERE g.grain_type = 'persona' AND g.grain_id = d.id
        ORDER BY d.sort_name, d.id
        """;

    internal const string Hits = "SELECT rowid FROM persona_trigrams WHERE persona_trigrams MATCH @phrase LIMIT @most";

    public override async Task<IReadOnlyList<StoredPersona>> SearchAsync(PersonaQuery query, CancellationToken cancellationToken)
        => await Database.WorkAsync(
            connection => Task.FromResult(Search((SqliteConnection)connection, query)), cancellationToken);

    private static ImmutableArray<StoredPersona> Search(SqliteConnection connection, PersonaQuery query)
    {
        if (string.IsNullOrEmpty(query.Search))
        {
            return Read(connection, List, Page(query));
        }

        if (PersonaSearch.IsLookedUp(query.Search) && FindHits(connection, query.Search) is { } hits)
        {
            return Read(connection, Among, Page(query, ("hits", JsonSerializer.Serialize(hits))));
        }

        connection.CreateFunction(
            "contains_any_case",
            (string? text, string part) => text?.Contains(part, StringComparison.OrdinalIgnoreCase) == true,
            isDeterministic: true);
        return Read(connection, Walk, Page(query, ("search", query.Search)));
    }

    /// <summary>The documents that a search finds; null when there are too many to look them up one by one.</summary>
    private static ImmutableArray<long>? FindHits(SqliteConnection connection, string search)
    {
        using var command = connection.Command(
            Hits,
            ("phrase", $"\"{search.Replace("\"", "\"\"", StringComparison.Ordinal)}\""),
            ("most", PersonaSearch.MostLookedUp + 1));
        var ids = command.ReadAll(static row => row.GetInt64(0));
        return ids.Length > PersonaSearch.MostLookedUp ? null : ids;
    }

    private static ImmutableArray<StoredPersona> Read(
        SqliteConnection connection, string sql, (string Name, object Value)[] parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ReadAll(PersonaSearch.Read);
    }

    private static string PagesWhere(string condition) => Pages.Replace("{0}", condition, StringComparison.Ordinal);
}
