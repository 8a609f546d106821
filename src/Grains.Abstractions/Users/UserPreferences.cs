using System.Collections.Immutable;

namespace PersonaUniverse.Users;

/// <summary>What a user wants personas to know and heed.</summary>
/// <param name="Values">A flat map, shown to personas.</param>
/// <param name="Version">Rises by one with each change; 0 when never set.</param>
[GenerateSerializer, Immutable, Alias("user-preferences")]
public sealed record UserPreferences(
    [property: Id(0)] ImmutableSortedDictionary<string, string> Values,
    [property: Id(1)] long Version)
{
    /// <summary>The preferences of a user who has set none.</summary>
    public static UserPreferences None { get; } = new(ImmutableSortedDictionary<string, string>.Empty, 0);
}
