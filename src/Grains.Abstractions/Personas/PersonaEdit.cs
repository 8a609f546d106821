using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>A change of what a persona is, not of its traits. A null member leaves that part as it is.</summary>
/// <param name="Name">The new name.</param>
/// <param name="Description">The new description.</param>
/// <param name="Color">The new colour, as <c>#rrggbb</c>.</param>
/// <param name="Instructions">The new instructions.</param>
/// <param name="Greeting">The new greeting; an empty string removes it.</param>
/// <param name="Examples">The new example lines.</param>
/// <param name="Model">The new model's name; an empty string returns to the default.</param>
[GenerateSerializer, Immutable, Alias("persona-edit")]
public sealed record PersonaEdit(
    [property: Id(0)] string? Name = null,
    [property: Id(1)] string? Description = null,
    [property: Id(2)] string? Color = null,
    [property: Id(3)] string? Instructions = null,
    [property: Id(4)] string? Greeting = null,
    [property: Id(5)] ImmutableArray<string>? Examples = null,
    [property: Id(6)] string? Model = null)
{
    /// <summary>Who may meet it from now on.</summary>
    [Id(7)]
    public PersonaVisibility? Visibility { get; init; }

    /// <summary>The version the change was made for; null for whichever there is.</summary>
    [Id(8)]
    public long? ExpectedVersion { get; init; }

    /// <summary>What the edit makes of a definition.</summary>
    public PersonaDefinition ApplyTo(PersonaDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return definition with
        {
            Name = Name ?? definition.Name,
            Description = Description ?? definition.Description,
            Color = Color ?? definition.Color,
            Instructions = Instructions ?? definition.Instructions,
            Greeting = EmptyIsNone(Greeting ?? definition.Greeting),

            // Equal ones are no change, and arrays compare by reference.
            Examples = Examples is { } examples && !examples.AsSpan().SequenceEqual(definition.Examples.AsSpan())
                ? examples
                : definition.Examples,
            Model = EmptyIsNone(Model ?? definition.Model),
        };
    }

    private static string? EmptyIsNone(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
