using System.Collections.Immutable;
using PersonaUniverse.Auth;

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
    /// <summary>Gets who may meet it: public, unlisted or private.</summary>
    public string Visibility { get; init; } = "public";

    /// <summary>Gets other ways in which it may begin; null for none.</summary>
    public IReadOnlyList<string>? AlternateGreetings { get; init; }

    /// <summary>Gets what it was made from; null when it was written down anew.</summary>
    public PersonaOrigin? Origin { get; init; }

    /// <summary>Gets where its character card came from; null when it has none.</summary>
    public CardProvenance? Card { get; init; }

    /// <summary>The persona as clients see it: not how it is played, nor, where that is none of theirs to know, who made it.</summary>
    /// <param name="profile">The persona.</param>
    /// <param name="viewer">
    /// Who sees it: owners are told of themselves, and admins of all, for a user's id may be a name or an address.
    /// </param>
    internal static PersonaResponse From(PersonaProfile profile, Caller viewer)
        => new(
            profile.Id,
            profile.Name,
            profile.Description,
            profile.Color,
            profile.Greeting,
            viewer.IsAdmin || viewer.UserId == profile.OwnerId ? profile.OwnerId : null,
            [.. profile.Traits.Select(TraitResponse.From)],
            profile.Version)
        {
            Visibility = PersonaVisibilities.Write(profile.Visibility),
            AlternateGreetings = profile.Card?.AlternateGreetings is { Length: > 0 } greetings ? greetings : null,
            Origin = profile.Origin,
            Card = profile.Card?.Provenance,
        };
}

/// <summary>A page of personas.</summary>
public sealed record PersonaList(ImmutableArray<PersonaResponse> Items, string? NextCursor);
