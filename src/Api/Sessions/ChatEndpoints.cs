using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.Users;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Sessions;

internal static class ChatEndpoints
{
    private const string EventStream = "text/event-stream";

    public static void MapChat(this IEndpointRouteBuilder routes)
        => routes.MapPost("/chat", ChatAsync)
            .AllowScopes(ApiKeyScopes.Chat)
            .WithTags("Chat")
            .WithSummary("Says something to a persona. With Accept: text/event-stream the reply comes as it is spoken.")
            .Produces<ChatResponse>()
            .Produces<string>(contentType: EventStream)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> ChatAsync(
        ChatRequest request,
        Caller caller,
        Conversations conversations,
        IOptions<ChatOptions> options,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        Validated.Check(request);
        if (request.SessionId is null)
        {
            throw ApiException.Invalid("sessionId", "sessionId is required.");
        }

        var session = new SessionKey(caller.UserId, request.SessionId);
        var turn = await conversations.ConverseAsync(session, request.ToUtterance(), cancellationToken);
        if (WantsEvents(context.Request))
        {
            // Behind nginx a stream must not be gathered up before it is sent on.
            context.Response.Headers["X-Accel-Buffering"] = "no";
            return TypedResults.ServerSentEvents(StreamAsync(turn, cancellationToken));
        }

        await using (turn)
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            deadline.CancelAfter(options.Value.TurnTimeout);
            try
            {
                return TypedResults.Ok(await turn.FinishAsync(deadline.Token));
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new ApiException(
                    StatusCodes.Status503ServiceUnavailable,
                    ErrorCodes.TurnTimeout,
                    "The turn goes on: ask again under the same clientMessageId.",
                    TimeSpan.FromSeconds(5));
            }
        }
    }

    private static bool WantsEvents(HttpRequest request)
        => request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase));

    private static async IAsyncEnumerable<SseItem<object>> StreamAsync(
        TurnFollowing turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using (turn)
        {
            await foreach (var occurrence in turn.EventsAsync(cancellationToken))
            {
                var wire = WireEvent.From(occurrence);
                yield return new SseItem<object>(wire.Payload, wire.Name)
                {
                    EventId = wire.EventId.ToString(System.Globalization.CultureInfo.InvariantCulture),
                };
            }
        }
    }
}
