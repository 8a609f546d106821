using PersonaUniverse.Auth;
using PersonaUniverse.Errors;

namespace PersonaUniverse.Mcp;

/// <summary>Runs a tool for whoever calls it, within their key's scopes.</summary>
internal sealed class McpCaller(IHttpContextAccessor http)
{
    /// <summary>Runs a tool.</summary>
    /// <param name="scopes">The scopes of which a key needs one.</param>
    /// <param name="work">What the tool does.</param>
    /// <exception cref="ApiException">The caller may not.</exception>
    public Task<T> RunAsync<T>(string[] scopes, Func<Caller, Task<T>> work)
        => work(Admit(http.HttpContext ?? throw new InvalidOperationException("A tool runs within a request."), scopes));

    private static Caller Admit(HttpContext context, string[] scopes)
        => ScopeRequirement.Permits(context.User, scopes)
            ? Caller.From(context.User)
            : throw ApiException.Forbidden("The key does not have the scope this needs.");
}
