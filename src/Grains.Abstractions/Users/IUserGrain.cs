using System.Collections.Immutable;
using Orleans.Concurrency;
using PersonaUniverse.Memory;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Users;

/// <summary>
/// One user: what they prefer, which sessions they have and who remembers them, and their API keys. The key is the authenticated user's id.
/// </summary>
[Alias("user"), GrainInterfaceType("user")]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>Answers with the preferences, or with nothing when <paramref name="knownVersion"/> is still the newest.</summary>
    /// <param name="knownVersion">The version the caller holds; -1 for none.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [ReadOnly]
    [Alias("get-preferences")]
    Task<UserPreferences?> GetPreferencesAsync(long knownVersion = -1, CancellationToken cancellationToken = default);

    /// <summary>Replaces the preferences.</summary>
    [Alias("set-preferences")]
    Task<UserPreferences> SetPreferencesAsync(
        ImmutableSortedDictionary<string, string> values, CancellationToken cancellationToken = default);

    /// <summary>Lists the user's sessions, the one last spoken in first.</summary>
    /// <param name="limit">How many at most, 1–100.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [ReadOnly]
    [Alias("list-sessions")]
    Task<ImmutableArray<SessionSummary>> ListSessionsAsync(
        int limit, SessionCursor? after = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the personas that remember something of the user, by their id.</summary>
    /// <param name="limit">How many at most, 1–101.</param>
    /// <param name="after">The last persona of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [ReadOnly]
    [Alias("list-memories-by-persona")]
    Task<ImmutableArray<PersonaMemories>> ListMemoriesByPersonaAsync(
        int limit, string? after = null, CancellationToken cancellationToken = default);

    /// <summary>Takes on a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="secretHash">The SHA-256 of its secret.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>False when the user has as many keys as one may have.</returns>
    [Alias("add-key")]
    Task<bool> AddKeyAsync(ApiKey key, ImmutableArray<byte> secretHash, CancellationToken cancellationToken = default);

    /// <summary>Lists the user's keys, the oldest first.</summary>
    [ReadOnly]
    [Alias("list-keys")]
    Task<ImmutableArray<ApiKey>> ListKeysAsync(CancellationToken cancellationToken = default);

    /// <summary>Ends a key at once.</summary>
    /// <returns>Whether there was one.</returns>
    [Alias("revoke-key")]
    Task<bool> RevokeKeyAsync(string keyId, CancellationToken cancellationToken = default);

    /// <summary>Answers with the key if it is this user's, has not ended and the secret is its own; else with nothing.</summary>
    [ReadOnly]
    [Alias("check-key")]
    Task<ApiKey?> CheckKeyAsync(string keyId, ImmutableArray<byte> secretHash, CancellationToken cancellationToken = default);
}
