using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.Hosting;
using PersonaUniverse.Users;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Sessions;

internal static class ChatEndpoints
{
    public static void MapChat(this IEndpointRouteBuilder routes)
        => routes.MapPost("/chat", ChatAsync)
            .AllowScopes(ApiKeyScopes.Chat)
            .WithTags("Chat")
            .WithSummary("Says something to a persona. With Accept: text/event-stream the reply comes as it is spoken.")
            .Produces<ChatResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .AddOpenApiOperationTransformer(DescribeStreamAsync);

    private static async Task<IResult> ChatAsync(
        ChatRequest request,
        Caller caller,
        Conversations conversations,
        IOptions<ChatOptions> options,
        TimeProvider clock,
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
        if (context.Request.AcceptsByName(EventStream.MediaType))
        {
            return new TurnStream(turn, options.Value.KeepAlive, clock);
        }

        await using (turn)
        {
            using var timeout = new CancellationTokenSource(options.Value.TurnTimeout, clock);
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
            try
            {
                return TypedResults.Ok(await turn.FinishAsync(deadline.Token));
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw ApiException.Unavailable(
                    ErrorCodes.TurnTimeout,
                    "The turn goes on: ask again under the same clientMessageId.",
                    TimeSpan.FromSeconds(5));
            }
        }
    }

    // A second Produces of the same status would take the first one's place.
    private static Task DescribeStreamAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Responses!["200"].Content![EventStream.MediaType] =
            new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        return Task.CompletedTask;
    }
}
