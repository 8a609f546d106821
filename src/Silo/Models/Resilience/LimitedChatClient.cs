using Microsoft.Extensions.AI;

namespace PersonaUniverse.Models.Resilience;

/// <summary>Limits how many calls of one model are under way; the others wait their turn, or are turned away.</summary>
/// <remarks>
/// Whole answers (trait reports, summaries) may take up half of the places only: replies come before what is made of them.
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
