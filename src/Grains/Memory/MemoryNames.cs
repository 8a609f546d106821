using Microsoft.Extensions.Logging;
using PersonaUniverse.Personas;
using PersonaUniverse.Prompts;
using PersonaUniverse.Users;

namespace PersonaUniverse.Memory;

/// <summary>Finds out what the two who speak in a partition are called, so that "What did Mara say?" asks for what Mara said.</summary>
internal sealed partial class MemoryNames(IGrainFactory grains, ILogger<MemoryNames> logger)
{
    /// <summary>Sets a partition's names, as they are now; without them it recalls a little less well.</summary>
    public async Task TellAsync(MemoryPartition partition, CancellationToken cancellationToken)
    {
        try
        {
            var persona = grains.GetGrain<IPersonaGrain>(partition.Key.PersonaId).GetProfileAsync(0, cancellationToken);
            var preferences = await grains.GetGrain<IUserGrain>(partition.Key.UserId)
                .GetPreferencesAsync(cancellationToken: cancellationToken);
            partition.SetNames(preferences?.Values.GetValueOrDefault(PromptNames.NamePreference), (await persona).Profile?.Name);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogNamesUnknown(failure);
        }
    }

    [LoggerMessage(1331, LogLevel.Warning, "The names of those who speak could not be read.")]
    private partial void LogNamesUnknown(Exception failure);
}
