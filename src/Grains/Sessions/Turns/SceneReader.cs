using PersonaUniverse.Personas;
using PersonaUniverse.Prompts;
using PersonaUniverse.Traits;
using PersonaUniverse.Users;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>
/// Keeps what a session knows of its personas and its user, and asks before every turn whether that is still the newest.
/// </summary>
internal sealed class SceneReader(IGrainFactory grains, TimeProvider clock, string userId)
{
    /// <summary>
    /// How long a reply waits for those it asks: longer than it takes the cluster to find a dead silo's grains a new one.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    private readonly Dictionary<string, PersonaProfile> _profiles = [];
    private readonly Dictionary<string, TraitShifts> _rapports = [];
    private readonly Dictionary<string, PromptBasis> _bases = [];
    private UserPreferences? _preferences;

    /// <summary>Whether the persona exists, as far as the session needs to know before a turn is accepted.</summary>
    public async Task<bool> KnowsAsync(string personaId, CancellationToken cancellationToken)
        => _profiles.ContainsKey(personaId) || await RefreshAsync(personaId, cancellationToken) is not null;

    /// <summary>Reads the scene as it is now; null when there is no such persona (any more).</summary>
    public async Task<Scene?> ReadAsync(string personaId, IReadOnlyList<Turn> recent, CancellationToken cancellationToken)
    {
        var preferences = RepeatableCall.MakeAsync(
            attempt => grains.GetGrain<IUserGrain>(userId).GetPreferencesAsync(_preferences?.Version ?? -1, attempt),
            Patience,
            clock,
            cancellationToken);
        var rapport = ReadRapportAsync(personaId, cancellationToken);
        var persona = RefreshAsync(personaId, cancellationToken);
        await Task.WhenAll(preferences, rapport, persona);
        _preferences = await preferences ?? _preferences ?? UserPreferences.None;
        var shifts = await rapport;
        return await persona is not { } profile
            ? null
            : new Scene(new TraitStack(profile, shifts, SessionShifts.After(recent), clock.GetUtcNow()), BasisOf(profile, _preferences));
    }

    private PromptBasis BasisOf(PersonaProfile profile, UserPreferences preferences)
        => _bases.GetValueOrDefault(profile.Id) is { } known && known.IsOf(profile, preferences)
            ? known
            : _bases[profile.Id] = new PromptBasis(profile, preferences);

    private async Task<TraitShifts> ReadRapportAsync(string personaId, CancellationToken cancellationToken)
    {
        var known = _rapports.GetValueOrDefault(personaId);
        var read = await RepeatableCall.MakeAsync(
            attempt => grains.GetGrain<IRapportGrain>(new UserPersonaKey(userId, personaId).ToString())
                .GetAsync(known?.Version ?? -1, attempt),
            Patience,
            clock,
            cancellationToken);
        return _rapports[personaId] = read ?? known ?? TraitShifts.None;
    }

    private async Task<PersonaProfile?> RefreshAsync(string personaId, CancellationToken cancellationToken)
    {
        var known = _profiles.GetValueOrDefault(personaId);
        var lookup = await RepeatableCall.MakeAsync(
            attempt => grains.GetGrain<IPersonaGrain>(personaId).GetProfileAsync(known?.Version ?? 0, attempt),
            Patience,
            clock,
            cancellationToken);
        if (!lookup.Exists || !(lookup.Profile ?? known!).IsOpenTo(userId))
        {
            _profiles.Remove(personaId);
            _bases.Remove(personaId);
            return null;
        }

        return _profiles[personaId] = lookup.Profile ?? known!;
    }
}
