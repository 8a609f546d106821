using System.CommandLine;

namespace PersonaUniverse.Cli;

/// <summary>Which server, and who is calling: options of every command, or the environment.</summary>
internal static class ServerOptions
{
    private const string ServerVariable = "PERSONA_SERVER";
    private const string TokenVariable = "PERSONA_TOKEN";
    private const string DefaultServer = "http://127.0.0.1:5080";

    public static Option<string?> Server { get; } = new("--server")
    {
        Description = $"The server's address. Default: ${ServerVariable}, else {DefaultServer}.",
        Recursive = true,
    };

    public static Option<string?> Token { get; } = new("--token")
    {
        Description = $"A key or token. Default: ${TokenVariable}, which other users of the machine cannot read in the list of processes.",
        Recursive = true,
    };

    /// <summary>The server that a command line or the environment names.</summary>
    /// <exception cref="ServerException">It names none that can be called.</exception>
    public static Server Connect(ParseResult arguments)
    {
        var address = arguments.GetValue(Server) ?? Environment.GetEnvironmentVariable(ServerVariable) ?? DefaultServer;
        var token = arguments.GetValue(Token) ?? Environment.GetEnvironmentVariable(TokenVariable);
        return !Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")
            ? throw new ServerException($"'{address}' is no server's address.")
            : string.IsNullOrEmpty(token)
                ? throw new ServerException(
                    $"Who are you? Set {TokenVariable} to a key (POST /api/users/me/keys) or a token, or use --token.")
                : new Server(url, token);
    }
}
