using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace PersonaUniverse.Hosting;

/// <summary>An answer of server-sent events. The framework's own result of this kind cannot send comments.</summary>
internal sealed class EventStream(HttpResponse response)
{
    public const string MediaType = "text/event-stream";

    private static readonly byte[] End = "\n\n"u8.ToArray();

    // What is said in a silence, lest a proxy give the stream up. No client hears it.
    private static readonly byte[] KeepAlive = ": keep-alive\n\n"u8.ToArray();

    /// <summary>Gets a value indicating whether the answer has begun: its status stands from then on.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Begins the answer, if it has not begun.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (IsOpen)
        {
            return;
        }

        IsOpen = true;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-cache, no-store";

        // Behind nginx a stream must not be gathered up before it is sent on.
        response.Headers["X-Accel-Buffering"] = "no";
        response.HttpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        await response.Body.FlushAsync(cancellationToken);
    }

    /// <summary>Sends an event.</summary>
    /// <param name="name">Its name; null for none.</param>
    /// <param name="id">Its id; null for none.</param>
    /// <param name="data">What it says, without a line break.</param>
    /// <param name="cancellationToken">The client has left.</param>
    public async Task SendAsync(string? name, long? id, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(HeadOf(name, id)), cancellationToken);
        await response.Body.WriteAsync(data, cancellationToken);
        await response.Body.WriteAsync(End, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }

    /// <summary>Sends an event that has neither a name nor an id.</summary>
    public Task SendAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
        => SendAsync(name: null, id: null, data, cancellationToken);

    /// <summary>Sends a comment, which keeps the connection open.</summary>
    public async Task CommentAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        await response.Body.WriteAsync(KeepAlive, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }

    private static string HeadOf(string? name, long? id)
        => (name is null ? "" : $"event: {name}\n")
            + (id is { } number ? string.Create(CultureInfo.InvariantCulture, $"id: {number}\n") : "")
            + "data: ";
}
