using System.Collections.Immutable;
using Orleans.Concurrency;

namespace PersonaUniverse.Personas;

/// <summary>Lists and searches personas. Stateless; the key means nothing, by convention 0.</summary>
[Alias("persona-catalog"), GrainInterfaceType("persona-catalog")]
public interface IPersonaCatalogGrain : IGrainWithIntegerKey
{
    /// <summary>Lists personas by name, those whose name, description or id contains <paramref name="search"/>.</summary>
    /// <param name="search">Part of a name, description or id, in any case; null or empty for all.</param>
    /// <param name="viewerId">Who asks: public personas are found by anybody, others by their owner alone.</param>
    /// <param name="ownOnly">Whether only the viewer's own are wanted.</param>
    /// <param name="limit">How many at most, 1–100.</param>
    /// <param name="cursor">The last page's <see cref="PersonaPage.NextCursor"/>; null for the first page.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [ReadOnly]
    [Alias("search")]
    Task<PersonaPage> SearchAsync(
        string? search,
        string viewerId,
        bool ownOnly,
        int limit,
        string? cursor,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the personas that a user has deleted and may restore, as they were, by id.</summary>
    /// <param name="ownerId">Whose.</param>
    /// <param name="limit">How many at most, 1–100.</param>
    /// <param name="cursor">The last page's <see cref="PersonaPage.NextCursor"/>; null for the first page.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [ReadOnly]
    [Alias("deleted")]
    Task<PersonaPage> ListDeletedAsync(
        string ownerId, int limit, string? cursor, CancellationToken cancellationToken = default);

    /// <summary>Counts a user's personas, without the deleted ones.</summary>
    [ReadOnly]
    [Alias("count-owned")]
    Task<int> CountOwnedAsync(string ownerId, CancellationToken cancellationToken = default);

    /// <summary>Lists the personas made from one, by name: public ones and the viewer's own.</summary>
    /// <param name="ancestorId">The one they were made from.</param>
    /// <param name="viewerId">Who asks.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [ReadOnly]
    [Alias("descendants")]
    Task<ImmutableArray<PersonaProfile>> DescendantsAsync(
        string ancestorId, string viewerId, int limit, CancellationToken cancellationToken = default);
}
