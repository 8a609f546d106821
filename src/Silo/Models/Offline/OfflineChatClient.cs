using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using PersonaUniverse.Models.Offline.Styles;

namespace PersonaUniverse.Models.Offline;

/// <summary>A language model that needs no key, no network and no weights: it builds replies from turns of speech.</summary>
/// <remarks>
/// It knows only the prompt. The same prompt has the same reply, in every process. It is here to show the product and to test it:
/// traits can be seen to work, memories and preferences are used, and no fact is ever pretended.
/// </remarks>
internal sealed class OfflineChatClient : IChatClient
{
    private const int WordsInChunk = 2;

    private static readonly ChatClientMetadata Metadata = new(IChatModels.Offline, providerUri: null, IChatModels.Offline);

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<ChatResponse>(cancellationToken);
        }

        var reply = Reply(messages, options);
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, reply.Text))
        {
            ModelId = IChatModels.Offline,
            FinishReason = reply.Finish,
            Usage = reply.Usage,
        });
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        cancellationToken.ThrowIfCancellationRequested();
        var reply = Reply(messages, options);
        foreach (var chunk in Chunks(reply.Text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ChatResponseUpdate(ChatRole.Assistant, chunk) { ModelId = IChatModels.Offline };
        }

        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(reply.Usage)])
        {
            ModelId = IChatModels.Offline,
            FinishReason = reply.Finish,
        };
        await Task.CompletedTask;
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? Metadata
            : serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose()
    {
        // Holds nothing.
    }

    private static (string Text, ChatFinishReason Finish, UsageDetails Usage) Reply(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var all = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var prompt = OfflinePrompt.Parse(all);
        var plan = new ReplyPlanner(prompt).Plan();
        StyleTransforms.Apply(plan, prompt.Styles);
        var text = plan.Write(options?.MaxOutputTokens ?? int.MaxValue, out var cut);
        long read = all.Sum(message => Words.Count(message.Text));
        long written = Words.Count(text);
        return (text, cut ? ChatFinishReason.Length : ChatFinishReason.Stop, new UsageDetails
        {
            InputTokenCount = read,
            OutputTokenCount = written,
            TotalTokenCount = read + written,
        });
    }

    private static IEnumerable<string> Chunks(string text)
    {
        var start = 0;
        var words = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == ' ' && ++words % WordsInChunk == 0)
            {
                yield return text[start..(index + 1)];
                start = index + 1;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }
}
