using Microsoft.Extensions.AI;

namespace PersonaUniverse.Models.Providers;

/// <summary>Keeps temperature from a model that refuses requests with one.</summary>
internal sealed class WithoutTemperatureChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => base.GetResponseAsync(messages, Without(options), cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => base.GetStreamingResponseAsync(messages, Without(options), cancellationToken);

    private static ChatOptions? Without(ChatOptions? options)
    {
        if (options?.Temperature is null)
        {
            return options;
        }

        var without = options.Clone();
        without.Temperature = null;
        return without;
    }
}
