using System.CommandLine;
using System.Text.Json.Nodes;

namespace PersonaUniverse.Cli;

internal static class ChatCommand
{
    public static Command Create()
    {
        var id = PersonaArguments.Id();
        var message = new Argument<string?>("message")
        {
            Description = "What to say. Without it, says each line of the input, until it ends.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var session = new Option<string?>("--session") { Description = "The session to go on with. Default: a new one." };
        var command = new Command("chat", "Talks to a persona; the reply appears as it is spoken.") { id, message, session };
        command.Run(async (arguments, server, cancellationToken) =>
        {
            var persona = arguments.GetRequiredValue(id);
            var sessionId = arguments.GetValue(session) ?? $"cli-{Guid.CreateVersion7():N}";
            if (arguments.GetValue(message) is { } once)
            {
                await SayAsync(server, persona, sessionId, once, cancellationToken);
                return;
            }

            await Console.Error.WriteLineAsync($"Session {sessionId}. An empty line or the end of the input ends it.");
            while (await Console.In.ReadLineAsync(cancellationToken) is { Length: > 0 } line)
            {
                await SayAsync(server, persona, sessionId, line, cancellationToken);
            }
        });
        return command;
    }

    private static async Task SayAsync(
        Server server, string persona, string session, string text, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["personaId"] = persona, ["sessionId"] = session, ["message"] = text };
        var said = "";
        await foreach (var (name, payload) in server.SayAsync(request, cancellationToken))
        {
            switch (name)
            {
                case "ai_delta":
                    said += Write(payload.GetProperty("text").GetString()!);
                    break;
                case "ai_response":
                    // What the pieces left out, if some were lost on the way.
                    var whole = payload.GetProperty("message").GetString()!;
                    Console.WriteLine(whole.StartsWith(said, StringComparison.Ordinal) ? whole[said.Length..] : $"\n{whole}");
                    return;
                case "turn_failed":
                    Console.WriteLine();
                    throw new ServerException($"{payload.GetProperty("message")} [{payload.GetProperty("code")}]");
                case "turn_stopped":
                    Console.WriteLine();
                    return;
            }
        }
    }

    private static string Write(string piece)
    {
        Console.Write(piece);
        Console.Out.Flush();
        return piece;
    }
}
