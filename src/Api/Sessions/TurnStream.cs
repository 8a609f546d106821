using System.Text.Json;
using Microsoft.Extensions.Options;
using PersonaUniverse.Errors;
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
            try
            {
                var events = turn.EventsAsync(context.RequestAborted).WithSilencesAsync(keepAlive, clock, context.RequestAborted);
                await foreach (var occurrence in events)
                {
                    await (occurrence is null
                        ? stream.CommentAsync(context.RequestAborted)
                        : SendAsync(stream, WireEvent.From(occurrence), json, context.RequestAborted));
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Its status is sent already: it ends with an event.
                var error = context.RequestServices.GetRequiredService<FailureLog>().Report(context, failure);
                await SendAsync(stream, WireEvent.From(turn.LostBy(error)), json, context.RequestAborted);
            }
        }
    }

    private static Task SendAsync(EventStream stream, WireEvent wire, JsonSerializerOptions json, CancellationToken cancellationToken)
        => stream.SendAsync(
            wire.Name, wire.EventId, JsonSerializer.SerializeToUtf8Bytes(wire.Payload, wire.Payload.GetType(), json), cancellationToken);
}
