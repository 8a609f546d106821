using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>A persona as it is now: who it is and how strongly it is so. Immutable; a change makes a new version.</summary>
/// <param name="Id">The persona's id, 1–50 characters of <c>[A-Za-z0-9._:-]</c>.</param>
/// <param name="Name">The name it goes by.</param>
/// <param name="Description">A line or two for people choosing whom to talk to.</param>
/// <param name="Color">The persona's colour, as <c>#rrggbb</c>.</param>
/// <param name="Instructions">How it thinks and speaks, written to a model; empty when the description says all.</param>
/// <param name="Greeting">What it says first; null when it waits to be spoken to.</param>
/// <param name="Examples">Lines that sound like it, for a model to take the voice from.</param>
/// <param name="Model">The name of the configured model that plays it; null for the default.</param>
/// <param name="OwnerId">The user who made it; null for one that came with the product.</param>
/// <param name="Traits">Its traits: the core ones first, then its own, each with its live intensity.</param>
/// <param name="Version">Rises by one with each change, from 1.</param>
[GenerateSerializer, Immutable, Alias("persona-profile")]
public sealed record PersonaProfile(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Description,
    [property: Id(3)] string Color,
    [property: Id(4)] string Instructions,
    [property: Id(5)] string? Greeting,
    [property: Id(6)] ImmutableArray<string> Examples,
    [property: Id(7)] string? Model,
    [property: Id(8)] string? OwnerId,
    [property: Id(9)] ImmutableArray<Trait> Traits,
    [property: Id(10)] long Version)
{
    /// <summary>When it was made.</summary>
    [Id(11)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What a character card says beyond that; null for a persona without one.</summary>
    [Id(12)]
    public PersonaCard? Card { get; init; }

    /// <summary>Who may meet it.</summary>
    [Id(13)]
    public PersonaVisibility Visibility { get; init; }

    /// <summary>What it was made from; null when it was written down anew.</summary>
    [Id(14)]
    public PersonaOrigin? Origin { get; init; }

    /// <summary>Whether a user may know of the persona and talk to it.</summary>
    public bool IsOpenTo(string userId) => Visibility is not PersonaVisibility.Private || OwnerId == userId;
}
