using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace PersonaUniverse.Models.Resilience;

/// <summary>Has another model answer when the first failed before its first text, and marks what that one says.</summary>
internal sealed partial class FallbackChatClient(
    IChatClient primary, IChatClient fallback, string primaryName, string fallbackName, ILogger<FallbackChatClient> logger)
    : DelegatingChatClient(primary)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken);
        }
        catch (ModelException e)
        {
            LogFellBack(primaryName, e.Failure, e.Message, fallbackName);
        }

        var response = await fallback.GetResponseAsync(messages, options, cancellationToken);
        (response.AdditionalProperties ??= [])[IChatModels.FallbackKey] = true;
        return response;
    }

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => new OpeningStream(stop => OpenAsync(messages, options, stop), cancellationToken);

    private async ValueTask<OpenStream> OpenAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        try
        {
            return await OpenStream.OpenAsync(InnerClient, messages, options, cancellationToken);
        }
        catch (ModelException e)
        {
            LogFellBack(primaryName, e.Failure, e.Message, fallbackName);
        }

        var stream = await OpenStream.OpenAsync(fallback, messages, options, cancellationToken);
        return stream with { Updates = new MarkedUpdates(stream.Updates) };
    }

    [LoggerMessage(2203, LogLevel.Warning, "Model {Model} failed ({Failure}: {Reason}); {Fallback} answers")]
    private partial void LogFellBack(string model, ModelFailure failure, string reason, string fallback);

    private sealed class MarkedUpdates(IAsyncEnumerator<ChatResponseUpdate> updates) : IAsyncEnumerator<ChatResponseUpdate>
    {
        public ChatResponseUpdate Current
        {
            get
            {
                var update = updates.Current;
                (update.AdditionalProperties ??= [])[IChatModels.FallbackKey] = true;
                return update;
            }
        }

        public ValueTask<bool> MoveNextAsync() => updates.MoveNextAsync();

        public ValueTask DisposeAsync() => updates.DisposeAsync();
    }
}
