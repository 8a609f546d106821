using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace PersonaUniverse.Hosting;

internal static class CorsExtensions
{
    // Those of an answer that a page needs, of which a browser tells it none by itself.
    private static readonly string[] ReadByPages =
        [HeaderNames.ETag, HeaderNames.Location, HeaderNames.RetryAfter, HeaderNames.Allow];

    /// <summary>Lets pages from <c>Cors:Origins</c>, and no others, call the API.</summary>
    public static void AddPersonaCors(this IServiceCollection services)
    {
        services.AddValidatedOptions<AllowedOriginOptions, AllowedOriginOptionsValidator>(AllowedOriginOptions.SectionName);
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<AllowedOriginOptions>>((cors, allowed) =>
            cors.AddDefaultPolicy(policy => policy
                .WithOrigins(allowed.Value.Origins)
                .AllowAnyHeader()
                .AllowAnyMethod()
                .WithExposedHeaders(ReadByPages)
                .AllowCredentials()));
    }
}
