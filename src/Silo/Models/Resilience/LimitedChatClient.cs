using Microsoft.Extensions.AI;

namespace PersonaUniverse.Models.Resilience;

/// <summary>Lets so many calls of one model be under way; the others wait their turn, or are turned away.</summary>
/// <remarks>
/// Whole answers (trait reports, summaries) need one of half as many places besides: a reply's words come before what is made of it.
/// </remarks>
internal sealed class LimitedChatClient(IChatClient inner, string name, int maxCalls, TimeSpan patience, TimeProvider clock)
    : DelegatingChatClient(inner)
{
    private readonly CallPlaces _all = new(name, maxCalls, patience, clock);
    private readonly CallPlaces _whole = new(name, (maxCalls + 1) / 2, patience, clock);

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await _whole.TakeAsync(cancellationToken);
        try
        {
            await _all.TakeAsync(cancellationToken);
            try
            {
                return await base.GetResponseAsync(messages, options, cancellationToken);
            }
            finally
            {
                _all.Free();
            }
        }
        finally
        {
            _whole.Free();
        }
    }

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => new OpeningStream(stop => OpenAsync(messages, options, stop), cancellationToken, () => _all.Free());

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _all.Dispose();
        _whole.Dispose();
    }

    private async ValueTask<OpenStream> OpenAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        await _all.TakeAsync(cancellationToken);
        try
        {
            return await OpenStream.OpenAsync(InnerClient, messages, options, cancellationToken);
        }
        catch
        {
            _all.Free();
            throw;
        }
    }
}
