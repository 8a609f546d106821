using PersonaUniverse.Health;

namespace PersonaUniverse.Memory.Qdrant;

/// <summary>Asks Qdrant whether it is ready.</summary>
internal sealed class QdrantCheck(QdrantClient client) : IDependencyCheck
{
    public async Task<DependencyHealth> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.PingAsync(cancellationToken);
            return new DependencyHealth(QdrantClient.Dependency, Healthy: true, "Qdrant", Optional: true);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // Chat goes on without: a silo that recalls by words alone is still worth sending users to.
            return new DependencyHealth(
                QdrantClient.Dependency,
                Healthy: false,
                $"Qdrant does not answer ({failure.GetType().Name}); replies do without",
                Optional: true);
        }
    }
}
