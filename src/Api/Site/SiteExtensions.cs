using PersonaUniverse.Hosting;

namespace PersonaUniverse.Site;

internal static class SiteExtensions
{
    private const string NotBuilt = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>Persona Universe</title>
        <h1>Persona Universe</h1>
        <p>The API runs, but its web site has not been built: Node.js 20.19, or 22.12 or newer, with npm, was not found.</p>
        <p>Install Node.js and build once more (<code>dotnet build src/Api</code>). Until then, the API is described at
        <a href="/scalar">/scalar</a>.</p>
        </html>
        """;

    // These answer for themselves; a page in place of their 404 would mislead every client.
    private static readonly string[] NotOfTheSite = ["/api", "/hubs", "/health", "/openapi", "/scalar", "/v1", "/mcp", "/assets"];

    public static void AddSite(this IServiceCollection services) => services.AddSingleton<SiteFiles>();

    /// <summary>
    /// Answers what no endpoint claims: the site's files, and its first page for every address that a person opens, since the
    /// site's views are told apart in the browser.
    /// </summary>
    public static void UseSite(this WebApplication app)
    {
        var files = app.Services.GetRequiredService<SiteFiles>();
        app.Use((context, next) =>
        {
            var request = context.Request;
            if (context.GetEndpoint() is not null || !HttpMethods.IsGet(request.Method))
            {
                return next(context);
            }

            return files.Find(request.Path.Value ?? "/") is { } file ? file.SendAsync(context)
                : !IsView(request) ? next(context)
                : files.Index is { } index ? index.SendAsync(context)
                : TypedResults.Content(NotBuilt, "text/html; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable)
                    .ExecuteAsync(context);
        });
    }

    // The root is nothing else's: who asks for it, by whatever means, wants to see what is here.
    private static bool IsView(HttpRequest request)
        => request.Path == "/"
            || (request.AcceptsByName("text/html")
                && !NotOfTheSite.Any(prefix => request.Path.StartsWithSegments(prefix, StringComparison.Ordinal)));
}
