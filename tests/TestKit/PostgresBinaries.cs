using System.ComponentModel;
using System.Diagnostics;

namespace PersonaUniverse.TestKit;

/// <summary>Runs PostgreSQL's programs, as an ordinary user when we are root: they refuse root.</summary>
internal static class PostgresBinaries
{
    private const string DirectoryVariable = "POSTGRES_BIN";
    private const string Account = "postgres";

    private static readonly Lazy<string> Binaries = new(Find);

    public static async Task RunAsync(string program, params string[] arguments)
        => await ExecuteAsync([.. AsAccount(), Path.Combine(Binaries.Value, program), .. arguments]);

    /// <summary>Hands a directory to the account that PostgreSQL runs as.</summary>
    public static async Task GiveAsync(string directory)
    {
        if (Environment.IsPrivilegedProcess)
        {
            await ExecuteAsync("chown", "-R", Account, directory);
        }
    }

    public static Task CopyAsync(string source, string target)
        => ExecuteAsync([.. AsAccount(), "cp", "-a", source, target]);

    private static string[] AsAccount()
        => Environment.IsPrivilegedProcess ? ["runuser", "-u", Account, "--"] : [];

    private static async Task ExecuteAsync(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)
            ?? throw new InvalidOperationException($"'{command[0]}' did not start.");
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"'{string.Join(' ', command)}' ended with {process.ExitCode}: {string.Concat(output)}");
        }
    }

    // Where the variable says, on the path, or where Debian's packages put them: the newest version.
    private static string Find()
    {
        string?[] places =
        [
            Environment.GetEnvironmentVariable(DirectoryVariable),
            .. Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [],
            .. DebianDirectories(),
        ];
        return places.FirstOrDefault(place => place is not null && File.Exists(Path.Combine(place, "initdb")))
            ?? throw new Win32Exception(
                $"PostgreSQL is not installed. Install it, or name the directory of 'initdb' in {DirectoryVariable}.");
    }

    private static IEnumerable<string> DebianDirectories()
    {
        const string Root = "/usr/lib/postgresql";
        return Directory.Exists(Root)
            ? Directory.GetDirectories(Root).OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
            : [];
    }
}
