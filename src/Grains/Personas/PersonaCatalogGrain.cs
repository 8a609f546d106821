using System.Collections.Immutable;
using Orleans.Concurrency;

namespace PersonaUniverse.Personas;

[StatelessWorker]
[GrainType("persona-catalog")]
internal sealed class PersonaCatalogGrain(IPersonaDirectory directory, CoreProfile core) : Grain, IPersonaCatalogGrain
{
    public async Task<PersonaPage> SearchAsync(
        string? search,
        string viewerId,
        bool ownOnly,
        int limit,
        string? cursor,
        CancellationToken cancellationToken = default)
    {
        // One more than asked tells whether there is a next page.
        var stored = await directory.SearchAsync(
            new PersonaQuery(search, viewerId, ownOnly, limit + 1, cursor is null ? null : PersonaCursor.Read(cursor)), cancellationToken);
        var items = stored
            .Take(limit)
            .Select(persona => PersonaComposer.Compose(persona.Id, persona.State, core))
            .OfType<PersonaProfile>()
            .ToImmutableArray();
        var next = stored.Count > limit && items is [.., var last] ? new PersonaCursor(last.Name, last.Id).Write() : null;
        return new PersonaPage(items, next);
    }

    public async Task<PersonaPage> ListDeletedAsync(
        string ownerId, int limit, string? cursor, CancellationToken cancellationToken = default)
    {
        var stored = await directory.DeletedAsync(ownerId, cursor ?? "", limit + 1, cancellationToken);
        var items = stored
            .Take(limit)
            .Select(persona => PersonaComposer.Compose(persona.Id, persona.State with { Deleted = false }, core))
            .OfType<PersonaProfile>()
            .ToImmutableArray();
        return new PersonaPage(items, stored.Count > limit ? stored[limit - 1].Id : null);
    }

    public Task<int> CountOwnedAsync(string ownerId, CancellationToken cancellationToken = default)
        => directory.CountOwnedAsync(ownerId, cancellationToken);

    public async Task<ImmutableArray<PersonaProfile>> DescendantsAsync(
        string ancestorId, string viewerId, int limit, CancellationToken cancellationToken = default)
    {
        var stored = await directory.DescendantsAsync(ancestorId, viewerId, limit, cancellationToken);
        return [.. stored.Select(persona => PersonaComposer.Compose(persona.Id, persona.State, core)).OfType<PersonaProfile>()];
    }
}
