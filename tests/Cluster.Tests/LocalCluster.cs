using System.Diagnostics;
using System.Globalization;
using PersonaUniverse.ModelStandIn;
using PersonaUniverse.TestKit;

[assembly: AssemblyFixture(typeof(PersonaUniverse.LocalCluster))]

namespace PersonaUniverse;

/// <summary>
/// The cluster that <c>deploy/local/cluster.sh</c> starts: Postgres, Redis, three silos, two APIs, nginx, all real, with a model
/// that speaks the real wire format. One for the whole run.
/// </summary>
public sealed class LocalCluster : IAsyncLifetime
{
    /// <summary>The collection of all tests: some kill what others talk to.</summary>
    public const string OneAtATime = "one at a time";

    private readonly TemporaryDirectory _run = new();

    // The script spreads its parts over the forty ports above the one it is given.
    private readonly int _port = FreePort.FirstOf(41);
    private ModelStandInServer? _model;

    /// <summary>Gets the address of nginx.</summary>
    public string Url => $"http://127.0.0.1:{_port}";

    /// <summary>Gets the model's stand-in.</summary>
    public ModelStandInServer Model => _model ?? throw new InvalidOperationException("The cluster is not up.");

    /// <summary>The address of one of the two APIs.</summary>
    public string Api(int number) => $"http://127.0.0.1:{_port + 30 + number}";

    /// <summary>Everything that nginx has logged since the cluster came up.</summary>
    public async Task<string> NginxLogsAsync(CancellationToken cancellationToken)
    {
        var logs = Directory.EnumerateFiles(Path.Combine(_run.Path, "nginx"), "*.log").Append(Path.Combine(_run.Path, "nginx.log"));
        return string.Concat(await Task.WhenAll(logs.Select(log => File.ReadAllTextAsync(log, cancellationToken))));
    }

    /// <summary>Runs a command of the script, such as <c>kill silo-2</c>.</summary>
    public async Task RunAsync(params string[] arguments)
    {
        var script = new ProcessStartInfo("bash") { RedirectStandardError = true, RedirectStandardOutput = true };
        script.ArgumentList.Add(Path.Combine(Repository.Root, "deploy", "local", "cluster.sh"));
        foreach (var argument in arguments)
        {
            script.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in Settings())
        {
            script.Environment[name] = value;
        }

        using var process = Process.Start(script)!;
        var told = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"cluster.sh {string.Join(' ', arguments)} failed: {await complained}{await told}");
    }

    public async ValueTask InitializeAsync()
    {
        _model = await ModelStandInServer.StartAsync(script: new Script
        {
            Chunks = Script.Words(12),
            FirstTokenDelay = TimeSpan.FromMilliseconds(30),
            ChunkDelay = TimeSpan.FromMilliseconds(5),
        });
        await RunAsync("up");
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("down");
        _run.Dispose();
        if (_model is not null)
        {
            await _model.DisposeAsync();
        }
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["PERSONA_PORT"] = _port.ToString(CultureInfo.InvariantCulture),
        ["PERSONA_RUN_DIR"] = _run.Path,
        ["PERSONA_BUILD"] = "0",
        ["RateLimits__Enabled"] = "false",
        ["Models__Default"] = "standin",
        ["Models__Named__standin__Kind"] = "OpenAICompatible",
        ["Models__Named__standin__Model"] = "stand-in",
        ["Models__Named__standin__BaseUrl"] = $"{_model!.Url}/v1",
    };
}
