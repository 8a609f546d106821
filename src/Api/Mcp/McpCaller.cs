using System.Runtime.CompilerServices;
using ModelContextProtocol;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.RateLimits;

namespace PersonaUniverse.Mcp;

/// <summary>Runs a tool for whoever calls it: within their rate, their key's scopes and with errors an agent can read.</summary>
internal sealed class McpCaller(IHttpContextAccessor http, UserRateLimiter limiter, FailureLog failures)
{
    /// <summary>Runs a tool.</summary>
    /// <param name="scopes">The scopes of which a key needs one.</param>
    /// <param name="work">What the tool does.</param>
    /// <param name="tool">The tool's name, for the log.</param>
    /// <exception cref="McpException">It could not; the message says why, with the same code as everywhere.</exception>
    public async Task<T> RunAsync<T>(string[] scopes, Func<Caller, Task<T>> work, [CallerMemberName] string tool = "")
    {
        var context = http.HttpContext ?? throw new InvalidOperationException("A tool runs within a request.");
        try
        {
            return await work(Admit(context, scopes));
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or McpException))
        {
            var error = failures.Report($"Tool {tool}", failure, context.RequestAborted);
            throw new McpException($"{error.Code}: {error.Message}");
        }
    }

    private Caller Admit(HttpContext context, string[] scopes)
    {
        limiter.Require(context);
        return ScopeRequirement.Permits(context.User, scopes)
            ? Caller.From(context.User)
            : throw ApiException.Forbidden("The key does not have the scope this needs.");
    }
}
