using System.Data.Common;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

/// <summary>Looks personas up in the database that keeps them; but for the search, SQL that Postgres and SQLite read alike.</summary>
internal abstract class PersonaDirectory(DbDataSource database) : IPersonaDirectory
{
    internal const string Deleted = """
        SELECT id, payload FROM personas WHERE owner_id = @owner AND deleted AND id > @after ORDER BY id LIMIT @limit
        """;

    internal const string Count = "SELECT count(*) FROM persona_directory WHERE owner_id = @owner";

    internal const string Ids = "SELECT id FROM persona_directory WHERE id > @after ORDER BY id LIMIT @limit";

    // SQLite takes a cross join in the order it is written.
    internal const string Descendants = """
        SELECT d.id, g.payload FROM persona_directory AS d CROSS JOIN grain_state AS g
        WHERE d.ancestor_id = @ancestor AND (d.visibility = 'public' OR d.owner_id = @viewer)
            AND g.grain_type = 'persona' AND g.grain_id = d.id
        ORDER BY d.sort_name, d.id
        LIMIT @limit
        """;

    /// <summary>Gets the database.</summary>
    protected DbDataSource Database { get; } = database;

    public abstract Task<IReadOnlyList<StoredPersona>> SearchAsync(PersonaQuery query, CancellationToken cancellationToken);

    public async Task<IReadOnlyList<StoredPersona>> DeletedAsync(
        string ownerId, string after, int limit, CancellationToken cancellationToken)
        => await Database.ReadAllAsync(
            Deleted, PersonaSearch.Read, cancellationToken, ("owner", ownerId), ("after", after), ("limit", limit));

    public async Task<int> CountOwnedAsync(string ownerId, CancellationToken cancellationToken)
    {
        var counts = await Database.ReadAllAsync(Count, static row => row.GetInt32(0), cancellationToken, ("owner", ownerId));
        return counts[0];
    }

    public async Task<IReadOnlyList<StoredPersona>> DescendantsAsync(
        string ancestorId, string viewerId, int limit, CancellationToken cancellationToken)
        => await Database.ReadAllAsync(
            Descendants, PersonaSearch.Read, cancellationToken, ("ancestor", ancestorId), ("viewer", viewerId), ("limit", limit));

    public async Task<IReadOnlyList<string>> ListIdsAsync(string after, int limit, CancellationToken cancellationToken)
        => await Database.ReadAllAsync(
            Ids, static row => row.GetString(0), cancellationToken, ("after", after), ("limit", limit));

    /// <summary>The parameters of a page of what a query finds.</summary>
    protected static (string Name, object Value)[] Page(PersonaQuery query, params (string Name, object Value)[] others) =>
    [
        ("viewer", query.ViewerId),
        ("own", query.OwnOnly),
        ("name", PersonaSearch.ToSortName(query.After?.Name ?? "")),
        ("id", query.After?.Id ?? ""),
        ("limit", query.Limit),
        .. others,
    ];
}
