using Microsoft.Extensions.AI;

namespace PersonaUniverse.Models.Resilience;

/// <summary>A stream whose beginning a client sees to; after it, each update costs one virtual call and no state machine.</summary>
/// <param name="open">Sends the request, repeats it, sends it elsewhere: whatever leads to a first update.</param>
/// <param name="callToken">The token of the call; the enumeration's own is honoured as well.</param>
/// <param name="closed">What to do once an opened stream is disposed.</param>
internal sealed class OpeningStream(
    Func<CancellationToken, ValueTask<OpenStream>> open, CancellationToken callToken, Action? closed = null)
    : IAsyncEnumerable<ChatResponseUpdate>, IAsyncEnumerator<ChatResponseUpdate>
{
    private IAsyncEnumerator<ChatResponseUpdate>? _updates;
    private CancellationTokenSource? _both;
    private CancellationToken _token;
    private bool _read;

    public ChatResponseUpdate Current => _updates!.Current;

    public IAsyncEnumerator<ChatResponseUpdate> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (_read)
        {
            throw new InvalidOperationException("A reply is read once; ask the client again for another.");
        }

        _read = true;
        if (cancellationToken.CanBeCanceled && callToken.CanBeCanceled && cancellationToken != callToken)
        {
            _both = CancellationTokenSource.CreateLinkedTokenSource(callToken, cancellationToken);
        }

        _token = _both?.Token ?? (cancellationToken.CanBeCanceled ? cancellationToken : callToken);
        return this;
    }

    public ValueTask<bool> MoveNextAsync() => _updates is { } updates ? updates.MoveNextAsync() : OpenAsync();

    public async ValueTask DisposeAsync()
    {
        if (_updates is { } updates)
        {
            _updates = null;
            try
            {
                await updates.DisposeAsync();
            }
            finally
            {
                closed?.Invoke();
            }
        }

        _both?.Dispose();
    }

    private async ValueTask<bool> OpenAsync()
    {
        var stream = await open(_token);
        _updates = stream.Updates;
        return stream.Any;
    }
}
