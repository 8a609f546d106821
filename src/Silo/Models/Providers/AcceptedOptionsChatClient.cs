using Microsoft.Extensions.AI;

namespace PersonaUniverse.Models.Providers;

/// <summary>Keeps from a model what it does not take.</summary>
internal sealed class AcceptedOptionsChatClient(IChatClient inner, NamedModelOptions model) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => base.GetResponseAsync(messages, Accepted(options), cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => base.GetStreamingResponseAsync(messages, Accepted(options), cancellationToken);

    private ChatOptions? Accepted(ChatOptions? options) => options is null ? null : AcceptedOptions.Of(model, options);
}
