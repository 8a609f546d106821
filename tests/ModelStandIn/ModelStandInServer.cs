using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace PersonaUniverse.ModelStandIn;

/// <summary>A local server that speaks OpenAI's and Anthropic's wire formats and does what a script says.</summary>
public sealed class ModelStandInServer : IAsyncDisposable
{
    // It ends a test that hangs; no test measures by it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly WebApplication _app;
    private readonly bool _record;
    private readonly ConcurrentQueue<Script> _scripts = new();
    private readonly ConcurrentDictionary<(string Path, string Model, bool Usage, bool Json), (Script Script, Wire Wire)> _wires = new();
    private readonly Channel<RecordedRequest> _requests = Channel.CreateUnbounded<RecordedRequest>();
    private readonly ConcurrentQueue<string> _embeddings = new();
    private int _count;
    private StreamTimes _lastStream = new(0, 0);

    private ModelStandInServer(WebApplication app, Script script, bool record)
    {
        _app = app;
        _record = record;
        Default = script;
    }

    /// <summary>Gets or sets the script of requests that none was enqueued for.</summary>
    public Script Default { get; set; }

    /// <summary>Gets the server's address, without a path.</summary>
    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Gets how many requests for an answer came.</summary>
    public int Count => _count;

    /// <summary>Gets what each request for embeddings gave as its authorization, oldest first; empty where it gave none.</summary>
    public IReadOnlyCollection<string> EmbeddingAuthorizations => _embeddings;

    /// <summary>Starts a server; on port 0 the system chooses one.</summary>
    public static async Task<ModelStandInServer> StartAsync(int port = 0, Script? script = null, bool record = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var server = new ModelStandInServer(app, script ?? new Script(), record);
        app.MapPost("/v1/chat/completions", context => server.AnswerAsync(context, true));
        app.MapPost("/v1/messages", context => server.AnswerAsync(context, false));
        app.MapPost("/v1/embeddings", server.EmbedAsync);
        app.MapGet("/last-stream", () => Results.Json(server._lastStream));
        app.MapGet("/v1/models", () => Results.Text(
            """{"object":"list","data":[{"id":"stand-in","object":"model","created":1764000000,"owned_by":"tests"}]}""",
            "application/json"));
        await app.StartAsync();
        return server;
    }

    /// <summary>Has the next requests do as told, one script each.</summary>
    public void Enqueue(params ReadOnlySpan<Script> scripts)
    {
        foreach (var script in scripts)
        {
            _scripts.Enqueue(script);
        }
    }

    /// <summary>Forgets the scripts that no request has taken.</summary>
    public void ClearScripts() => _scripts.Clear();

    /// <summary>Takes the oldest request not yet taken, or waits for one.</summary>
    /// <exception cref="TimeoutException">None comes.</exception>
    public Task<RecordedRequest> TakeAsync(CancellationToken cancellationToken)
        => _requests.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);

    /// <summary>Takes the request whose last message ends so; others, of tests that came before, are passed over.</summary>
    public async Task<RecordedRequest> TakeAsync(string lastMessage, CancellationToken cancellationToken)
    {
        while (true)
        {
            var request = await TakeAsync(cancellationToken);
            if (request.LastMessage.EndsWith(lastMessage, StringComparison.Ordinal))
            {
                return request;
            }
        }
    }

    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task EmbedAsync(HttpContext context)
    {
        _embeddings.Enqueue(context.Request.Headers.Authorization.ToString());
        using var request = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(Wire.Embeddings(request.RootElement), context.RequestAborted);
    }

    private async Task AnswerAsync(HttpContext context, bool openAI)
    {
        var askedAt = Stopwatch.GetTimestamp();
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        using var request = JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
        Interlocked.Increment(ref _count);
        if (_record)
        {
            Record(context, TextOf(body));
        }

        var script = _scripts.TryDequeue(out var next) ? next : Default;
        try
        {
            await (script.Status == 200
                ? ReplyAsync(context, script, request.RootElement, openAI, askedAt)
                : RefuseAsync(context, script));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client left; the record says so.
        }
    }

    private static string TextOf(MemoryStream body)
        => Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);

    private void Record(HttpContext context, string body)
    {
        string[] secret = ["authorization", "x-api-key", "api-key"];
        var request = new RecordedRequest(
            context.Request.Path,
            body,
            context.Request.Headers
                .Where(header => !secret.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
                .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase))
        {
            HadKey = secret.Any(context.Request.Headers.ContainsKey),
        };
        context.RequestAborted.Register(request.Abort);
        _requests.Writer.TryWrite(request);
    }

    private static async Task RefuseAsync(HttpContext context, Script script)
    {
        // Like the vendors', the message quotes part of the key: no client of ours may repeat it.
        var key = context.Request.Headers.Authorization.ToString() + context.Request.Headers["x-api-key"];
        context.Response.StatusCode = script.Status;
        context.Response.ContentType = "application/json";
        if (script.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = wait;
        }

        await context.Response.Body.WriteAsync(
            Wire.Bytes($$"""{"type":"error","error":{"type":"scripted_error","message":"Scripted for {{key}}","code":null} }"""),
            context.RequestAborted);
    }

    private async Task ReplyAsync(HttpContext context, Script script, JsonElement request, bool openAI, long askedAt)
    {
        var stop = context.RequestAborted;
        var wire = WireOf(context.Request.Path, script, request, openAI);
        if (!request.TryGetProperty("stream", out var stream) || !stream.GetBoolean())
        {
            await Task.Delay(script.FirstTokenDelay + (script.ChunkDelay * wire.Chunks.Count), stop);
            context.Response.ContentType = "application/json";
            if (script.Ending is Ending.Hang)
            {
                await Task.Delay(Timeout.Infinite, stop);
            }

            await script.Gate.WaitAsync(stop);
            await context.Response.Body.WriteAsync(script.Ending == Ending.Malformed ? Wire.Bytes("{oops") : wire.Whole, stop);
            return;
        }

        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.WriteAsync(wire.Head, stop);
        await context.Response.Body.FlushAsync(stop);
        await script.FirstTokenGate.WaitAsync(stop);
        for (var i = 0; i < wire.Chunks.Count; i++)
        {
            var delay = i == 0 ? script.FirstTokenDelay : script.ChunkDelay;
            if (delay > TimeSpan.Zero)
            {
                await Task.Delay(delay, stop);
            }

            if (i == 0)
            {
                _lastStream = new StreamTimes(askedAt, Stopwatch.GetTimestamp());
            }

            await context.Response.Body.WriteAsync(wire.Chunks[i], stop);
            await context.Response.Body.FlushAsync(stop);
        }

        await script.Gate.WaitAsync(stop);
        await EndAsync(context, script.Ending, wire, stop);
    }

    private static async Task EndAsync(HttpContext context, Ending ending, Wire wire, CancellationToken stop)
    {
        switch (ending)
        {
            case Ending.Whole:
                await context.Response.Body.WriteAsync(wire.Tail, stop);
                break;
            case Ending.Linger:
                await context.Response.Body.WriteAsync(wire.Tail, stop);
                await context.Response.Body.FlushAsync(stop);
                await Task.Delay(Timeout.Infinite, stop);
                break;
            case Ending.Drop:
                context.Abort();
                break;
            case Ending.Hang:
                await Task.Delay(Timeout.Infinite, stop);
                break;
            case Ending.Malformed:
                await context.Response.Body.WriteAsync(Wire.Bytes("event: content_block_delta\ndata: {oops\n\n"), stop);
                break;
        }
    }

    private Wire WireOf(string path, Script script, JsonElement request, bool openAI)
    {
        var model = request.TryGetProperty("model", out var name) ? name.GetString()! : "stand-in";
        var usage = request.TryGetProperty("stream_options", out var options)
            && options.TryGetProperty("include_usage", out var include) && include.GetBoolean();
        var json = request.TryGetProperty("response_format", out var format)
            ? format.GetProperty("type").GetString() is "json_schema" or "json_object"
            : request.TryGetProperty("output_config", out var config) && config.TryGetProperty("format", out _);
        var key = (path, model, usage, json);
        if (_wires.TryGetValue(key, out var made) && ReferenceEquals(made.Script, script))
        {
            return made.Wire;
        }

        IReadOnlyList<string> chunks = json ? [script.Json] : script.Chunks;
        var wire = openAI ? Wire.OpenAI(model, chunks, usage) : Wire.Anthropic(model, chunks);
        _wires[key] = (script, wire);
        return wire;
    }
}
