using System.Collections.Immutable;

namespace PersonaUniverse.Health;

internal static class HealthEndpoints
{
    public static void AddHealth(this IServiceCollection services) => services.AddSingleton<ReadinessCheck>();

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Health").AllowAnonymous();
        health.MapGet("/live", () => TypedResults.Ok(new Liveness("live"))).WithSummary("Returns whether the process runs.");
        health.MapGet("/ready", CheckAsync)
            .WithSummary("Returns whether the process can serve, dependency by dependency.")
            .Produces<Readiness>()
            .Produces<Readiness>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> CheckAsync(ReadinessCheck check, HttpContext context, CancellationToken cancellationToken)
    {
        var readiness = await check.CheckAsync(cancellationToken);
        if (!readiness.IsReady)
        {
            context.Response.Headers.RetryAfter = "2";
        }

        return TypedResults.Json(
            readiness, statusCode: readiness.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>The process runs.</summary>
public sealed record Liveness(string Status);

/// <summary>What the process depends on, and how that is.</summary>
public sealed record Readiness(string Status, ImmutableArray<DependencyHealth> Dependencies)
{
    internal bool IsReady => Status == "ready";

    internal static Readiness Of(ImmutableArray<DependencyHealth> dependencies) => new(
        dependencies.All(dependency => dependency.Healthy || dependency.Optional) ? "ready" : "unready", dependencies);
}
