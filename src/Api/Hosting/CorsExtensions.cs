namespace PersonaUniverse.Hosting;

internal static class CorsExtensions
{
    /// <summary>Lets pages from <c>Cors:Origins</c>, and no others, call the API. Default: none.</summary>
    public static void AddPersonaCors(this IServiceCollection services, IConfiguration configuration)
    {
        var origins = configuration.GetSection("Cors:Origins").Get<string[]>() ?? [];
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(origins)
            .AllowAnyHeader()
            .AllowAnyMethod()
            .AllowCredentials()));
    }
}
