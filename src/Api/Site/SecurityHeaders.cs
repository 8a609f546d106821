namespace PersonaUniverse.Site;

/// <summary>What browsers are told not to allow.</summary>
internal static class SecurityHeaders
{
    /// <summary>
    /// The site's: nothing from elsewhere, no inline script or style. Styles that scripts set through the DOM are not inline in this
    /// sense. <c>data:</c> images are the icons that stylesheets carry.
    /// </summary>
    private const string SitePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The API reference's: its page starts by an inline script and writes its styles inline.</summary>
    private const string ReferencePolicy =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + "font-src 'self' data:; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Sends them with every answer.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
        => app.Use((context, next) =>
        {
            // As the answer starts: an error's answer begins by clearing the headers that were set before.
            context.Response.OnStarting(Set, context);
            return next(context);
        });

    private static Task Set(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/scalar") ? ReferencePolicy : SitePolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        return Task.CompletedTask;
    }
}
