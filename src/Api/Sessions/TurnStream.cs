using System.Text.Json;
using Microsoft.Extensions.Options;
using PersonaUniverse.Hosting;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace PersonaUniverse.Sessions;

/// <summary>Tells a turn's events as they come and, in a silence, a comment.</summary>
internal sealed class TurnStream(TurnFollowing turn, TimeSpan keepAlive, TimeProvider clock) : IResult
{
    public async Task ExecuteAsync(HttpContext context)
    {
        var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var stream = new EventStream(context.Response);
        await using (turn)
        {
            await stream.OpenAsync(context.RequestAborted);
            var events = turn.EventsAsync(context.RequestAborted).WithSilencesAsync(keepAlive, clock, context.RequestAborted);
            await foreach (var occurrence in events)
            {
                await (occurrence is null
                    ? stream.CommentAsync(context.RequestAborted)
                    : SendAsync(stream, WireEvent.From(occurrence), json, context.RequestAborted));
            }
        }
    }

    private static Task SendAsync(EventStream stream, WireEvent wire, JsonSerializerOptions json, CancellationToken cancellationToken)
        => stream.SendAsync(
            wire.Name, wire.EventId, JsonSerializer.SerializeToUtf8Bytes(wire.Payload, wire.Payload.GetType(), json), cancellationToken);
}
