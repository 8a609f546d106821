using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace PersonaUniverse.TestKit;

/// <summary>The built API as a process of its own, with a silo and data of its own.</summary>
public sealed class ApiProcess : IAsyncDisposable
{
    private const string Assembly = "PersonaUniverse.Api.dll";

    // A developer's key must not have a test call a real model.
    private static readonly string[] Withheld = ["OPENAI_API_KEY", "ANTHROPIC_API_KEY"];

    private readonly Process _process;
    private readonly ProcessOutput _output = new();
    private readonly TemporaryDirectory? _ownData;

    private ApiProcess(ApiSettings settings, string? dataDirectory)
    {
        _ownData = dataDirectory is null ? new TemporaryDirectory() : null;
        DataDirectory = dataDirectory ?? _ownData!.Path;
        Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}");
        _process = Process.Start(Describe(settings))
            ?? throw new InvalidOperationException($"'{Assembly}' did not start.");
        _output.Capture(_process);
    }

    /// <summary>Gets its address, without a path.</summary>
    public string Url { get; }

    /// <summary>Gets where it keeps its data.</summary>
    public string DataDirectory { get; }

    /// <summary>Gets what it has written to the console.</summary>
    public string Output => _output.ToString();

    /// <summary>Starts one and waits until it is ready.</summary>
    /// <param name="settings">How it is configured; null as it comes.</param>
    /// <param name="dataDirectory">Data to go on with; null for a directory of its own, deleted with it.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public static async Task<ApiProcess> StartAsync(
        ApiSettings? settings = null, string? dataDirectory = null, CancellationToken cancellationToken = default)
    {
        var api = new ApiProcess(settings ?? new ApiSettings(), dataDirectory);
        try
        {
            await api.WaitUntilReadyAsync(cancellationToken);
            return api;
        }
        catch
        {
            await api.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts one that is expected to give up by itself.</summary>
    /// <returns>Its exit code and what it wrote.</returns>
    public static async Task<(int ExitCode, string Output)> RunToEndAsync(
        ApiSettings settings, CancellationToken cancellationToken = default)
    {
        await using var api = new ApiProcess(settings, dataDirectory: null);
        return (await api.WaitForExitAsync(cancellationToken), api.Output);
    }

    /// <summary>Ends it as a crash would.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <summary>Asks it to end, as an orchestrator does (SIGTERM), and waits.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(CancellationToken cancellationToken = default)
    {
        Terminate();
        return await WaitForExitAsync(cancellationToken);
    }

    /// <summary>Asks it to end (SIGTERM) and does not wait.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits until it has written something to the console.</summary>
    public Task WaitForOutputAsync(string text, CancellationToken cancellationToken = default)
        => _output.WaitForAsync(text).WaitAsync(TestTimeouts.Process, cancellationToken);

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken = default)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TestTimeouts.Process);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The API did not end:\n{Output}");
        }
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
        _ownData?.Dispose();
        return ValueTask.CompletedTask;
    }

    private ProcessStartInfo Describe(ApiSettings settings)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, Assembly);
        if (!File.Exists(assembly))
        {
            throw new FileNotFoundException($"Reference src/Api from the test project, so that {Assembly} is built beside it.", assembly);
        }

        var start = new ProcessStartInfo("dotnet", [assembly, "--contentRoot", AppContext.BaseDirectory])
        {
            WorkingDirectory = DataDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = settings.Environment,
                ["DOTNET_ENVIRONMENT"] = settings.Environment,
                ["ASPNETCORE_URLS"] = Url,
                ["Orleans__SiloPort"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
                ["Storage__DataDirectory"] = DataDirectory,
            },
        };
        foreach (var key in Withheld)
        {
            start.Environment.Remove(key);
        }

        foreach (var (key, value) in settings.Values)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return start;
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TestTimeouts.Process);
        using var http = new HttpClient { BaseAddress = new Uri(Url) };
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (!await IsReadyAsync(http, deadline.Token))
            {
                if (_process.HasExited)
                {
                    throw new InvalidOperationException($"The API ended with {_process.ExitCode}:\n{Output}");
                }

                await tick.WaitForNextTickAsync(deadline.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The API did not become ready:\n{Output}");
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
