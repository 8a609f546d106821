using System.Collections.Immutable;
using Orleans.Placement;
using PersonaUniverse.Memory;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Users;

[GrainType("user")]
[PreferLocalPlacement]
internal sealed partial class UserGrain(
    [PersistentState("user", StorageNames.Grains)] IPersistentState<UserState> user,
    ITurnLog log,
    IMemoryStore memories,
    TimeProvider clock)
    : Grain, IUserGrain
{
    private UserPreferences Preferences => new(user.State.Preferences, user.State.PreferencesVersion);

    public Task<UserPreferences?> GetPreferencesAsync(long knownVersion = -1, CancellationToken cancellationToken = default)
        => Task.FromResult(user.State.PreferencesVersion == knownVersion ? null : Preferences);

    public async Task<UserPreferences> SetPreferencesAsync(
        ImmutableSortedDictionary<string, string> values, CancellationToken cancellationToken = default)
    {
        var next = user.State with { Preferences = values, PreferencesVersion = user.State.PreferencesVersion + 1 };
        await this.CommitAsync(user, next);
        return Preferences;
    }

    public Task<ImmutableArray<SessionSummary>> ListSessionsAsync(
        int limit, SessionCursor? after = null, CancellationToken cancellationToken = default)
        => log.ListAsync(this.GetPrimaryKeyString(), limit, after, cancellationToken);

    public Task<ImmutableArray<PersonaMemories>> ListMemoriesByPersonaAsync(
        int limit, string? after = null, CancellationToken cancellationToken = default)
        => memories.ListByPersonaAsync(this.GetPrimaryKeyString(), limit, after, cancellationToken);
}
