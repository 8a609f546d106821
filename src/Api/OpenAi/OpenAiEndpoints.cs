using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.Hosting;
using PersonaUniverse.RateLimits;
using PersonaUniverse.Sessions;
using PersonaUniverse.Users;

namespace PersonaUniverse.OpenAi;

/// <summary>The door for clients that speak OpenAI's protocol: personas are its models.</summary>
internal static class OpenAiEndpoints
{
    public const string Prefix = "/v1";

    // Clients without a session send the whole conversation each time.
    private const int MaxBodyBytes = 1024 * 1024;
    private const int MostModels = 1000;
    private const int PageSize = 100;

    // Up to a thousand personas are read for one list, each of them whole.
    private const int FurtherRequestsOfAList = 5;

    public static void AddOpenAi(this IServiceCollection services) => services.AddSingleton<Completions>();

    public static void MapOpenAi(this IEndpointRouteBuilder app)
    {
        var v1 = app.MapGroup(Prefix)
            .RequireAuthorization()
            .AllowScopes(ApiKeyScopes.Chat)
            .LimitRate()
            .WithTags("OpenAI");
        v1.MapGet("/models", ListAsync)
            .WithSummary("Lists personas as models, at most 1,000, by name.")
            .Produces<ModelList>();
        v1.MapGet("/models/{model}", GetAsync)
            .WithSummary("Returns a persona as a model.")
            .Produces<ModelItem>();
        v1.MapPost("/chat/completions", CompleteAsync)
            .WithSummary(
                "Has a persona reply. With user (or X-Session-Id) naming a session, only the last message is read "
                + "and the session is remembered.")
            .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes))
            .Accepts<CompletionRequest>("application/json", "*/*")
            .Produces(StatusCodes.Status200OK, contentType: "application/json");
    }

    private static async Task<IResult> ListAsync(
        Caller caller, IGrainFactory grains, UserRateLimiter limiter, HttpContext context, CancellationToken cancellationToken)
    {
        limiter.RequireFurther(context, FurtherRequestsOfAList);
        var models = ImmutableArray.CreateBuilder<ModelItem>();
        string? cursor = null;
        do
        {
            var page = await grains.Catalog()
                .SearchAsync(search: null, caller.UserId, ownOnly: false, PageSize, cursor, cancellationToken);
            models.AddRange(page.Items.Select(ModelItem.From));
            cursor = page.NextCursor;
        }
        while (cursor is not null && models.Count < MostModels);

        return TypedResults.Json(new ModelList(models.ToImmutable()), OpenAiJson.Default.ModelList);
    }

    private static async Task<IResult> GetAsync(
        string model, Caller caller, Completions completions, CancellationToken cancellationToken)
        => TypedResults.Json(
            ModelItem.From(await completions.PersonaAsync(model, caller, cancellationToken)), OpenAiJson.Default.ModelItem);

    private static async Task CompleteAsync(
        Caller caller,
        Completions completions,
        IOptions<ChatOptions> options,
        TimeProvider clock,
        FailureLog failures,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var request = await CompletionReader.ReadAsync(context.Request, cancellationToken);
        var includeUsage = request.StreamOptions?.IncludeUsage is true;
        var json = new CompletionJson(
            $"chatcmpl-{Guid.NewGuid():N}", clock.GetUtcNow().ToUnixTimeSeconds(), request.Model!, includeUsage);
        using var timeout = new CancellationTokenSource(options.Value.TurnTimeout, clock);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var events = completions.ReplyAsync(request, caller, context.Request, deadline.Token);
            if (request.Stream is true)
            {
                var stream = new CompletionStream(
                    new EventStream(context.Response),
                    json,
                    includeUsage,
                    options.Value.KeepAlive,
                    clock,
                    failure => failures.Report(context, failure));
                await stream.SendAsync(events, cancellationToken);
                return;
            }

            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(json.Whole(await TurnOfAsync(events)), cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && !context.Response.HasStarted)
        {
            throw Completions.TooLong();
        }
    }

    private static async Task<Turn> TurnOfAsync(IAsyncEnumerable<SessionEvent> events)
    {
        await foreach (var occurrence in events)
        {
            switch (occurrence)
            {
                case ReplyCompleted completed:
                    return completed.Turn;
                case TurnFailed or TurnStopped:
                    throw TurnFollowing.FailureOf(occurrence);
            }
        }

        throw new InvalidOperationException("A turn's events ended without an end.");
    }
}
