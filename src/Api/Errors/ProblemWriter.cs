using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Errors;

/// <summary>
/// Tells problems to clients that accept no JSON, such as those that ask for an event stream. The framework's own writer leaves
/// these out, and they would get a bare 500.
/// </summary>
internal sealed class ProblemWriter(IOptions<ProblemDetailsOptions> options) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var http = context.HttpContext;
        var details = context.ProblemDetails;
        details.Status ??= http.Response.StatusCode;
        details.Title ??= ReasonPhrases.GetReasonPhrase(details.Status.Value);
        options.Value.CustomizeProblemDetails?.Invoke(context);
        await http.Response.WriteAsJsonAsync(
            details, details.GetType(), options: null, contentType: "application/problem+json", http.RequestAborted);
    }
}
