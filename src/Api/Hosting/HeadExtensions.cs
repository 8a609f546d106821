namespace PersonaUniverse.Hosting;

internal static class HeadExtensions
{
    // What stays open for as long as its client does would never end for one that waits for headers alone.
    private static readonly string[] HeldOpen = ["/hubs", "/mcp"];

    /// <summary>Answers HEAD as GET. Routing would know no endpoint for it; the server leaves the body out by itself.</summary>
    public static void UseHead(this WebApplication app)
        => app.Use((context, next) =>
        {
            var request = context.Request;
            if (HttpMethods.IsHead(request.Method)
                && !HeldOpen.Any(path => request.Path.StartsWithSegments(path, StringComparison.Ordinal)))
            {
                request.Method = HttpMethods.Get;
            }

            return next(context);
        });
}
