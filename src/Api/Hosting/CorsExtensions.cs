using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Hosting;

internal static class CorsExtensions
{
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
                .AllowCredentials()));
    }
}
