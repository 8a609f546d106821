using System.CommandLine;

namespace PersonaUniverse.Cli;

/// <summary>Gives commands what they share: a server to talk to, and an end a script can read.</summary>
internal static class CommandAction
{
    private const int Failed = 1;

    /// <summary>Has a command do its work: 0 when it is done, 1 when the server refused or was not there.</summary>
    public static void Run(this Command command, Func<ParseResult, Server, CancellationToken, Task> work)
        => command.SetAction(async (arguments, cancellationToken) =>
        {
            try
            {
                using var server = ServerOptions.Connect(arguments);
                await work(arguments, server, cancellationToken);
                return 0;
            }
            catch (Exception failure) when (failure is ServerException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"persona: {failure.Message}");
                return Failed;
            }
        });
}
