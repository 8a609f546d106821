using PersonaUniverse.TestKit;

namespace PersonaUniverse.Memory;

/// <summary>Waiting for memories to be made of what was said.</summary>
internal static class MemorySettling
{
    /// <summary>Waits until all that was said to a persona is indexed.</summary>
    public static async Task SettleAsync(ApiClient user, string personaId, CancellationToken cancellationToken)
    {
        using var retries = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((await user.GetAsync($"/api/memories/health?personaId={personaId}", cancellationToken))
            .Json.GetProperty("behind").GetInt32() > 0)
        {
            await retries.WaitForNextTickAsync(cancellationToken);
        }
    }
}
