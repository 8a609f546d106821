using System.Net;

namespace PersonaUniverse.TestKit;

/// <summary>Waiting for memories to be made of what was said.</summary>
public static class MemorySettling
{
    /// <summary>Waits until all that a user said to a persona is indexed.</summary>
    /// <exception cref="TimeoutException">It never is.</exception>
    public static Task SettleAsync(this ApiClient user, string personaId, CancellationToken cancellationToken)
        => Poll.UntilAsync(
            async () =>
            {
                var health = await user.GetAsync($"/api/memories/health?personaId={personaId}", cancellationToken);

                // Where the cluster is not up just now, or this has asked too often, nobody knows.
                return health.Status is HttpStatusCode.OK && health.Json.GetProperty("behind").GetInt32() == 0;
            },
            TestTimeouts.Process,
            cancellationToken);
}
