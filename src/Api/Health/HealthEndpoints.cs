using System.Collections.Immutable;
using PersonaUniverse.Errors;

namespace PersonaUniverse.Health;

internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Health").AllowAnonymous();
        health.MapGet("/live", () => TypedResults.Ok(new Liveness("live"))).WithSummary("Returns whether the process runs.");
        health.MapGet("/ready", CheckAsync)
            .WithSummary("Returns whether the process can serve, dependency by dependency.")
            .Produces<Readiness>()
            .Produces<Readiness>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> CheckAsync(
        IGrainFactory grains, IEnumerable<RedisCheck> redis, HttpContext context, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        var dependencies = ImmutableArray.CreateBuilder<DependencyHealth>();
        try
        {
            var behindSilo = await grains.GetGrain<IHealthGrain>(0).CheckAsync(deadline.Token);
            dependencies.Add(new DependencyHealth("cluster", Healthy: true, "A silo answers."));
            dependencies.AddRange(behindSilo);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            dependencies.Add(new DependencyHealth("cluster", Healthy: false, ErrorTranslation.Translate(failure).Message));
        }

        foreach (var check in redis)
        {
            dependencies.Add(await check.CheckAsync(Patience));
        }

        var ready = dependencies.All(dependency => dependency.Healthy || dependency.Optional);
        if (!ready)
        {
            context.Response.Headers.RetryAfter = "2";
        }

        return TypedResults.Json(
            new Readiness(ready ? "ready" : "unready", dependencies.ToImmutable()),
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>The process runs.</summary>
public sealed record Liveness(string Status);

/// <summary>What the process depends on, and how that is.</summary>
public sealed record Readiness(string Status, ImmutableArray<DependencyHealth> Dependencies);
