using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace PersonaUniverse.TestKit;

/// <summary>A real Qdrant server on a loopback port, with data of its own that go when it goes.</summary>
/// <remarks>Its binary is the one <c>PERSONA_QDRANT</c> names, or the one <c>deploy/local/qdrant.sh</c> gets.</remarks>
public sealed class QdrantServer : IAsyncLifetime
{
    private const string BinaryVariable = "PERSONA_QDRANT";

    private readonly TemporaryDirectory _directory = new();
    private readonly int _port = FreePort.Next();
    private readonly int _grpcPort = FreePort.Next();
    private Process? _process;

    /// <summary>Gets the server's address, the same after a restart.</summary>
    public string Url => $"http://127.0.0.1:{_port.ToString(CultureInfo.InvariantCulture)}";

    public ValueTask InitializeAsync() => new(StartAsync());

    /// <summary>Starts the server, and waits until it answers.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(await FindAsync()) { WorkingDirectory = _directory.Path, RedirectStandardOutput = true };
        start.Environment["QDRANT__SERVICE__HOST"] = "127.0.0.1";
        start.Environment["QDRANT__SERVICE__HTTP_PORT"] = _port.ToString(CultureInfo.InvariantCulture);
        start.Environment["QDRANT__SERVICE__GRPC_PORT"] = _grpcPort.ToString(CultureInfo.InvariantCulture);
        start.Environment["QDRANT__LOG_LEVEL"] = "ERROR";
        start.Environment["QDRANT__TELEMETRY_DISABLED"] = "true";
        _process = Process.Start(start) ?? throw new InvalidOperationException("Qdrant did not start.");
        _process.BeginOutputReadLine();
        using var http = new HttpClient();
        await Poll.UntilAsync(() => AnswersAsync(http), TestTimeouts.Process, TestContext.Current.CancellationToken);
    }

    /// <summary>Ends the server as a crash would.</summary>
    public async Task CrashAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CrashAsync();
        _directory.Dispose();
    }

    private async Task<bool> AnswersAsync(HttpClient http)
    {
        Assert.False(_process!.HasExited, "Qdrant ended as it started.");
        try
        {
            return (await http.GetAsync($"{Url}/readyz")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<string> FindAsync()
    {
        if (Environment.GetEnvironmentVariable(BinaryVariable) is { Length: > 0 } named)
        {
            return named;
        }

        var script = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "deploy", "local", "qdrant.sh")])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(script) ?? throw new InvalidOperationException("bash did not start.");
        return (await process.StandardOutput.ReadToEndAsync()).Trim();
    }
}
