using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace PersonaUniverse.Sessions;

/// <summary>Tells a turn's events as they come and, in a silence, a comment. The framework's own result of this kind can tell no comment.</summary>
internal sealed class TurnStream(TurnFollowing turn, TimeSpan keepAlive) : IResult
{
    public const string MediaType = "text/event-stream";

    private static readonly byte[] End = "\n\n"u8.ToArray();

    public async Task ExecuteAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-cache,no-store";

        // Behind nginx a stream must not be gathered up before it is sent on.
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        await using (turn)
        {
            await response.Body.FlushAsync(context.RequestAborted);
            var events = turn.EventsAsync(context.RequestAborted).WithSilencesAsync(keepAlive, clock, context.RequestAborted);
            await foreach (var occurrence in events)
            {
                await (occurrence is null
                    ? response.Body.WriteAsync(Silences.Comment, context.RequestAborted)
                    : WriteAsync(response.Body, WireEvent.From(occurrence), json, context.RequestAborted));
                await response.Body.FlushAsync(context.RequestAborted);
            }
        }
    }

    private static async ValueTask WriteAsync(
        Stream body, WireEvent wire, JsonSerializerOptions json, CancellationToken cancellationToken)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"event: {wire.Name}\nid: {wire.EventId}\ndata: ");
        await body.WriteAsync(Encoding.UTF8.GetBytes(head), cancellationToken);
        await body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(wire.Payload, wire.Payload.GetType(), json), cancellationToken);
        await body.WriteAsync(End, cancellationToken);
    }
}
