using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using PersonaUniverse.Models;

namespace PersonaUniverse.Sessions;

/// <summary>Says what it is told to, in those pieces, and takes a temperature and no more.</summary>
internal sealed class Speaker(ImmutableArray<string> pieces) : IChatModels, IChatClient
{
    public IChatClient Choose(string? name) => this;

    public IChatClient? ChooseExtractor(string? name) => null;

    public ChatOptions Accepted(string? name, bool byFallback, ChatOptions options) => new() { Temperature = options.Temperature };

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var piece in pieces)
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, piece);
        }
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException("Replies are streamed.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
