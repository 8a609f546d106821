using Microsoft.Extensions.Logging;
using PersonaUniverse.Personas;
using PersonaUniverse.Prompts;
using PersonaUniverse.Users;

namespace PersonaUniverse.Memory;

/// <summary>
/// Finds out what the two who speak in a partition are called, so that "What did Mara say?" asks for what Mara said, and where the
/// user's days begin, so that "yesterday" is theirs.
/// </summary>
internal sealed partial class NamesAndTimeZone(IGrainFactory grains, ILogger<NamesAndTimeZone> logger)
{
    /// <summary>The preference that tells where the user lives by the clock: an IANA id, such as <c>Europe/Oslo</c>.</summary>
    public const string TimeZonePreference = "timezone";

    /// <summary>Sets a partition's names and time zone, as they are now; without them it recalls a little less well.</summary>
    public async Task TellAsync(MemoryPartition partition, CancellationToken cancellationToken)
    {
        try
        {
            var persona = grains.GetGrain<IPersonaGrain>(partition.Key.PersonaId).GetProfileAsync(0, cancellationToken);
            var preferences = await grains.GetGrain<IUserGrain>(partition.Key.UserId)
                .GetPreferencesAsync(cancellationToken: cancellationToken);
            partition.SetZone(ZoneOf(preferences));
            partition.SetNames(preferences?.Values.GetValueOrDefault(PromptNames.NamePreference), (await persona).Profile?.Name);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnknown(failure);
        }
    }

    // People write their preferences themselves: what is no zone here counts as none.
    private static TimeZoneInfo ZoneOf(UserPreferences? preferences)
        => preferences is not null
            && preferences.Values.TryGetValue(TimeZonePreference, out var id)
            && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
                ? zone
                : TimeZoneInfo.Utc;

    [LoggerMessage(1331, LogLevel.Warning, "The names of those who speak, and the time zone, could not be read.")]
    private partial void LogUnknown(Exception failure);
}
