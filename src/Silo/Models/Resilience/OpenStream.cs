using Microsoft.Extensions.AI;

namespace PersonaUniverse.Models.Resilience;

/// <summary>A stream that stands on its first update.</summary>
/// <param name="Updates">The stream; whoever holds it disposes it.</param>
/// <param name="Any">Whether there is a first update.</param>
internal readonly record struct OpenStream(IAsyncEnumerator<ChatResponseUpdate> Updates, bool Any)
{
    /// <summary>Sends the request and waits for the first update.</summary>
    public static async ValueTask<OpenStream> OpenAsync(
        IChatClient client, IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var updates = client.GetStreamingResponseAsync(messages, options, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        try
        {
            return new OpenStream(updates, await updates.MoveNextAsync());
        }
        catch
        {
            await updates.DisposeAsync();
            throw;
        }
    }
}
