using Npgsql;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

/// <summary>Searches with an index of trigrams, which <c>pg_trgm</c> keeps.</summary>
internal sealed class PostgresPersonaDirectory(NpgsqlDataSource database) : PersonaDirectory(database)
{
    // Two ordered walks, merged: the public ones along one index, the viewer's own along another. Only what stands on the page
    // is then read whole.
    private const string Pages = """
        SELECT d.id, g.payload FROM (
            (SELECT id, sort_name FROM persona_directory
            WHERE visibility = 'public' AND NOT @own AND (sort_name, id) > (@name, @id) {0}
            ORDER BY sort_name, id LIMIT @limit)
            UNION ALL
            (SELECT id, sort_name FROM persona_directory
            WHERE owner_id = @viewer AND (@own OR visibility <> 'public') AND (sort_name, id) > (@name, @id) {0}
            ORDER BY sort_name, id LIMIT @limit)
            ORDER BY sort_name, id
            LIMIT @limit
        ) AS d JOIN grain_state AS g ON g.grain_type = 'persona' AND g.grain_id = d.id
        ORDER BY d.sort_name, d.id
        """;

    internal static readonly string List = PagesWhere("");

    // What is found often is found soon by walking in order.
    internal static readonly string Walk = PagesWhere("AND text ILIKE @pattern");

    // What is found seldom is looked up; the walks then go over the few alone.
    internal static readonly string Among = PagesWhere("AND id = ANY (@hits)");

    internal const string Hits = "SELECT id FROM persona_directory WHERE text ILIKE @pattern LIMIT @most";

    public override async Task<IReadOnlyList<StoredPersona>> SearchAsync(PersonaQuery query, CancellationToken cancellationToken)
    {
        if (PersonaSearch.ToPattern(query.Search) is not { } pattern)
        {
            return await ReadAsync(List, Page(query), cancellationToken);
        }

        return PersonaSearch.IsLookedUp(query.Search!) && await FindHitsAsync(pattern, cancellationToken) is { } hits
            ? await ReadAsync(Among, Page(query, ("hits", hits)), cancellationToken)
            : await ReadAsync(Walk, Page(query, ("pattern", pattern)), cancellationToken);
    }

    /// <summary>The ids that a search finds; null when there are too many to look them up one by one.</summary>
    private async Task<string[]?> FindHitsAsync(string pattern, CancellationToken cancellationToken)
    {
        var ids = await Database.ReadAllAsync(
            Hits,
            static row => row.GetString(0),
            cancellationToken,
            ("pattern", pattern),
            ("most", PersonaSearch.MostLookedUp + 1));
        return ids.Length > PersonaSearch.MostLookedUp ? null : [.. ids];
    }

    private async Task<IReadOnlyList<StoredPersona>> ReadAsync(
        string sql, (string Name, object Value)[] parameters, CancellationToken cancellationToken)
        => await Database.ReadAllAsync(sql, PersonaSearch.Read, cancellationToken, parameters);

    private static string PagesWhere(string condition) => Pages.Replace("{0}", condition, StringComparison.Ordinal);
}
