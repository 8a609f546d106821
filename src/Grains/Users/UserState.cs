using System.Collections.Immutable;

namespace PersonaUniverse.Users;

/// <summary>What a user's grain stores, as JSON.</summary>
internal sealed record UserState
{
    /// <summary>Gets the preferences.</summary>
    public ImmutableSortedDictionary<string, string> Preferences { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Gets the preferences' version; 0 when never set.</summary>
    public long PreferencesVersion { get; init; }

    /// <summary>Gets the keys by which programs act for the user.</summary>
    public ImmutableArray<StoredApiKey> ApiKeys { get; init; } = [];
}
