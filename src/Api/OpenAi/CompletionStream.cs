using System.Text;
using System.Text.Json;
using PersonaUniverse.Errors;
using PersonaUniverse.Hosting;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.OpenAi;

/// <summary>
/// Streams a completion. Nothing is sent before the first words, so that what fails before them fails with its status; unless they take
/// so long that a proxy might give the stream up.
/// </summary>
/// <param name="stream">The answer.</param>
/// <param name="json">How it is written.</param>
/// <param name="includeUsage">Whether it tells the tokens used.</param>
/// <param name="keepAlive">After how long a silence a comment is sent.</param>
/// <param name="clock">The time.</param>
/// <param name="report">Tells operators of a failure after the answer has begun, and makes of it what the client is told.</param>
internal sealed class CompletionStream(
    EventStream stream,
    CompletionJson json,
    bool includeUsage,
    TimeSpan keepAlive,
    TimeProvider clock,
    Func<Exception, ApiException> report)
{
    private static readonly byte[] Done = "[DONE]"u8.ToArray();

    private readonly StringBuilder _sent = new();
    private bool _speaking;
    private bool _begunAgain;

    /// <summary>Tells a turn's events to the client as they come.</summary>
    /// <param name="events">The events. Where they end by cancellation and the client is still there, the reply takes too long.</param>
    /// <param name="cancellationToken">The client has left.</param>
    /// <exception cref="ApiException">The turn failed, and nothing has been sent yet.</exception>
    public async Task SendAsync(IAsyncEnumerable<SessionEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var occurrence in events.WithSilencesAsync(keepAlive, clock, cancellationToken))
            {
                switch (occurrence)
                {
                    case null:
                        await stream.CommentAsync(cancellationToken);
                        break;
                    case TurnStarted:
                        // Another silo tells it anew and, likely, in other words: the client has heard the old ones.
                        _begunAgain = _sent.Length > 0;
                        break;
                    case ReplyDelta delta when !_begunAgain:
                        await SendTextAsync(delta.Text, cancellationToken);
                        break;
                    case ReplyCompleted completed:
                        await EndAsync(completed.Turn, cancellationToken);
                        return;
                    case TurnFailed or TurnStopped:
                        throw TurnFollowing.FailureOf(occurrence);
                }
            }
        }
        catch (OperationCanceledException) when (stream.IsOpen && !cancellationToken.IsCancellationRequested)
        {
            await SendErrorAsync(report(Completions.TooLong()), cancellationToken);
        }
        catch (Exception failure) when (stream.IsOpen && failure is not OperationCanceledException)
        {
            await SendErrorAsync(report(failure), cancellationToken);
        }
    }

    private async Task EndAsync(Turn turn, CancellationToken cancellationToken)
    {
        var sent = _sent.ToString();
        if (!turn.AiResponse.StartsWith(sent, StringComparison.Ordinal))
        {
            throw ApiException.Unavailable(TurnFailureCodes.SessionMoved, "The reply began again elsewhere: ask again.");
        }

        await SendTextAsync(turn.AiResponse[sent.Length..], cancellationToken);
        await stream.SendAsync(json.Closing(turn), cancellationToken);
        if (includeUsage)
        {
            await stream.SendAsync(json.UsageChunk(turn.Usage), cancellationToken);
        }

        await stream.SendAsync(Done, cancellationToken);
    }

    private async Task SendTextAsync(string text, CancellationToken cancellationToken)
    {
        if (!_speaking)
        {
            _speaking = true;
            await stream.SendAsync(json.Opening(), cancellationToken);
        }

        if (text.Length > 0)
        {
            _sent.Append(text);
            await stream.SendAsync(json.Piece(text), cancellationToken);
        }
    }

    private async Task SendErrorAsync(ApiException error, CancellationToken cancellationToken)
    {
        var envelope = OpenAiErrorWriter.Describe(error.Status, error.Code, error.Message, field: null);
        await stream.SendAsync(JsonSerializer.SerializeToUtf8Bytes(envelope, OpenAiJson.Default.ErrorEnvelope), cancellationToken);
    }
}
