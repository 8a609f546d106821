using System.Net;
using System.Text.Json;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Memory;

/// <summary>What tests do with a scene's memories.</summary>
internal static class MemoryOfScenes
{
    /// <summary>Says something, and waits until it is remembered.</summary>
    public static async Task RememberAsync(this Scene scene, string text, CancellationToken cancellationToken)
    {
        await scene.ChatAsync(text, cancellationToken);
        await scene.SettleAsync(cancellationToken);
    }

    /// <summary>Waits until all that was said is indexed.</summary>
    public static Task SettleAsync(this Scene scene, CancellationToken cancellationToken)
        => scene.User.SettleAsync(scene.PersonaId, cancellationToken);

    /// <summary>How far the index is.</summary>
    public static async Task<JsonElement> HealthAsync(this Scene scene, CancellationToken cancellationToken)
        => (await scene.User.GetAsync($"/api/memories/health?personaId={scene.PersonaId}", cancellationToken)).Json;

    /// <summary>All memories, or what is found for a query.</summary>
    public static async Task<IReadOnlyList<JsonElement>> MemoriesAsync(
        this Scene scene, CancellationToken cancellationToken, string? query = null)
    {
        var memories = new List<JsonElement>();
        ApiAnswer page;
        var asked = query is null ? "" : $"&query={query}";
        string? cursor = null;
        do
        {
            page = await scene.User.GetAsync(
                $"/api/memories?personaId={scene.PersonaId}&limit=100{asked}{cursor}", cancellationToken);
            Assert.True(page.Status is HttpStatusCode.OK, page.Body);
            memories.AddRange(page.Json.GetProperty("items").EnumerateArray());
            cursor = page.Json.TryGetProperty("nextCursor", out var next) ? $"&cursor={next.GetString()}" : null;
        }
        while (cursor is not null);

        return memories;
    }
}
