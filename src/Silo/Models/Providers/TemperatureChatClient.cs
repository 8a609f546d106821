using Microsoft.Extensions.AI;

namespace PersonaUniverse.Models;

/// <summary>Keeps temperature in what the provider takes: at most a maximum, or none at all.</summary>
internal sealed class TemperatureChatClient(IChatClient inner, float? maximum) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => base.GetResponseAsync(messages, Fit(options), cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => base.GetStreamingResponseAsync(messages, Fit(options), cancellationToken);

    private ChatOptions? Fit(ChatOptions? options)
    {
        if (options?.Temperature is not { } temperature || temperature <= maximum)
        {
            return options;
        }

        var fitted = options.Clone();
        fitted.Temperature = maximum;
        return fitted;
    }
}
