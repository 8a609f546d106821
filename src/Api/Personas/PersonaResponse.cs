using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>A persona as clients see it.</summary>
public sealed record PersonaResponse(
    string Id,
    string Name,
    string Description,
    string Color,
    string? Greeting,
    string? OwnerId,
    ImmutableArray<TraitResponse> Traits,
    long Version)
{
    /// <summary>The persona as clients see it: not how it is played.</summary>
    public static PersonaResponse From(PersonaProfile profile)
        => new(
            profile.Id,
            profile.Name,
            profile.Description,
            profile.Color,
            profile.Greeting,
            profile.OwnerId,
            [.. profile.Traits.Select(TraitResponse.From)],
            profile.Version);
}

/// <summary>A page of personas.</summary>
public sealed record PersonaList(ImmutableArray<PersonaResponse> Items, string? NextCursor);
