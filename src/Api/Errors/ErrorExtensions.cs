using PersonaUniverse.OpenAi;

namespace PersonaUniverse.Errors;

internal static class ErrorExtensions
{
    public static void AddPersonaErrors(this IServiceCollection services)
    {
        // So that a body that cannot be read comes by the exception handler and gets a code like everything else.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.AddSingleton<FailureLog>();

        // Before the framework's own writer, which would take every problem.
        services.AddSingleton<IProblemDetailsWriter, OpenAiErrorWriter>();
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context =>
        {
            var details = context.ProblemDetails;
            var status = details.Status ?? context.HttpContext.Response.StatusCode;
            details.Type ??= ProblemTexts.TypeOf(status);
            details.Detail ??= ProblemTexts.DetailOf(status);
            details.Extensions.TryAdd("code", ErrorCodes.ForStatus(status));
        });
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
    }
}
