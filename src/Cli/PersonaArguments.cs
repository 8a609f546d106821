using System.CommandLine;

namespace PersonaUniverse.Cli;

/// <summary>Arguments and options that several commands take.</summary>
internal static class PersonaArguments
{
    public static Argument<string> Id() => new("persona") { Description = "The persona's id." };

    public static Option<bool> Json() => new("--json") { Description = "Print what the server says as JSON, for scripts." };

    public static Option<string?> Visibility()
    {
        var option = new Option<string?>("--visibility") { Description = "Who may meet it. Default: private." };
        option.AcceptOnlyFromAmong("private", "unlisted", "public");
        return option;
    }

    /// <summary>The path of a persona.</summary>
    public static string Path(string id) => $"/api/personas/{Uri.EscapeDataString(id)}";
}
