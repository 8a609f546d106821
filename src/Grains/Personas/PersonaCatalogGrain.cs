using System.Collections.Immutable;
using System.Text;
using Orleans.Concurrency;

namespace PersonaUniverse.Personas;

[StatelessWorker]
[GrainType("persona-catalog")]
internal sealed class PersonaCatalogGrain(IPersonaDirectory directory, CoreProfile core) : Grain, IPersonaCatalogGrain
{
    // Neither a name nor an id can hold it, so a cursor splits without ambiguity.
    private const char Separator = '\n';

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
            new PersonaQuery(search, viewerId, ownOnly, limit + 1, Read(cursor)), cancellationToken);
        var items = stored
            .Take(limit)
            .Select(persona => PersonaComposer.Compose(persona.Id, persona.State, core))
            .OfType<PersonaProfile>()
            .ToImmutableArray();
        return new PersonaPage(items, stored.Count > limit && items is [.., var last] ? Write(last) : null);
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

    private static string Write(PersonaProfile last)
        => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{last.Name}{Separator}{last.Id}"));

    // A cursor that we did not write means the first page.
    private static PersonaCursor? Read(string? cursor)
    {
        var bytes = new byte[cursor?.Length ?? 0];
        if (string.IsNullOrEmpty(cursor) || !Convert.TryFromBase64String(cursor, bytes, out var length))
        {
            return null;
        }

        return Encoding.UTF8.GetString(bytes, 0, length).Split(Separator) is [var name, var id]
            && !name.Contains('\0', StringComparison.Ordinal) && !id.Contains('\0', StringComparison.Ordinal)
            ? new PersonaCursor(name, id)
            : null;
    }
}
