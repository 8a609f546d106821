using System.Text.Json;
using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace PersonaUniverse.Models.Providers;

/// <summary>Sends temperature to Anthropic, which its SDK no longer does by itself.</summary>
internal sealed class AnthropicTemperatureChatClient(IChatClient inner, string model, int defaultMaxOutputTokens)
    : DelegatingChatClient(inner)
{
    private static readonly Dictionary<string, JsonElement> Nothing = [];

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => base.GetResponseAsync(messages, With(options), cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => base.GetStreamingResponseAsync(messages, With(options), cancellationToken);

    private ChatOptions? With(ChatOptions? options)
    {
        if (options?.Temperature is not { } temperature)
        {
            return options;
        }

        var body = new Dictionary<string, JsonElement>
        {
            ["model"] = JsonSerializer.SerializeToElement(options.ModelId ?? model),
            ["max_tokens"] = JsonSerializer.SerializeToElement(options.MaxOutputTokens ?? defaultMaxOutputTokens),
            ["messages"] = JsonSerializer.SerializeToElement(Array.Empty<object>()),
            ["temperature"] = JsonSerializer.SerializeToElement(temperature),
        };
        var with = options.Clone();
        with.RawRepresentationFactory = _ => MessageCreateParams.FromRawUnchecked(Nothing, Nothing, body);
        return with;
    }
}
