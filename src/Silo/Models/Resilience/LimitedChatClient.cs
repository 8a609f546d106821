using Microsoft.Extensions.AI;

namespace PersonaUniverse.Models;

/// <summary>Lets so many calls of one model be under way; the others wait their turn.</summary>
internal sealed class LimitedChatClient(IChatClient inner, int maxCalls) : DelegatingChatClient(inner)
{
    private readonly SemaphoreSlim _places = new(maxCalls, maxCalls);

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => new OpeningStream(stop => OpenAsync(messages, options, stop), cancellationToken, () => _places.Release());

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _places.Dispose();
    }

    private async ValueTask<OpenStream> OpenAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await OpenStream.OpenAsync(InnerClient, messages, options, cancellationToken);
        }
        catch
        {
            _places.Release();
            throw;
        }
    }
}
