using Orleans.Concurrency;

namespace PersonaUniverse.Personas;

/// <summary>Lists and searches personas. Stateless; the key means nothing, by convention 0.</summary>
[Alias("persona-catalog"), GrainInterfaceType("persona-catalog")]
public interface IPersonaCatalogGrain : IGrainWithIntegerKey
{
    /// <summary>Lists personas by name, those whose name, description or id contains <paramref name="search"/>.</summary>
    /// <param name="search">Part of a name, description or id, in any case; null or empty for all.</param>
    /// <param name="limit">How many at most, 1–100.</param>
    /// <param name="cursor">The last page's <see cref="PersonaPage.NextCursor"/>; null for the first page.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [ReadOnly]
    [Alias("search")]
    Task<PersonaPage> SearchAsync(string? search, int limit, string? cursor, CancellationToken cancellationToken = default);
}
