using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PersonaUniverse.Memory.Qdrant;

/// <summary>Makes the collection as the silo starts, if Qdrant answers; if not, it is made when it is first needed.</summary>
internal sealed partial class QdrantStartup(QdrantCollection collection, ILogger<QdrantStartup> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await collection.EnsureAsync(stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotReady(failure);
        }
    }

    [LoggerMessage(1340, LogLevel.Warning, "Qdrant does not answer yet; memories are searched by words alone meanwhile.")]
    private partial void LogNotReady(Exception failure);
}
