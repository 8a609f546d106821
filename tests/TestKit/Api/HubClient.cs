using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace PersonaUniverse.TestKit;

/// <summary>One device at any API's hub. It hears every event and keeps them in order.</summary>
public sealed class HubClient : IAsyncDisposable
{
    private const HttpTransportType AnyTransport =
        HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling;

    private static readonly string[] Events =
    [
        "turn_started", "ai_delta", "ai_response", "traits_extracted", "turn_failed", "turn_stopped",
        "typing", "presence", "trait_changed",
    ];

    private readonly HubConnection _connection;
    private readonly Channel<ApiEvent> _events = Channel.CreateUnbounded<ApiEvent>();
    private readonly List<ApiEvent> _heard = [];
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HubClient(string url, string? token, HttpTransportType transports)
    {
        _connection = new HubConnectionBuilder()
            .WithUrl(new Uri($"{url}/hubs/chat"), transports, options => options.AccessTokenProvider = () => Task.FromResult(token))
            .Build();
        _connection.Closed += _ =>
        {
            _closed.TrySetResult();
            return Task.CompletedTask;
        };
        foreach (var name in Events)
        {
            _connection.On<JsonElement>(name, said => _events.Writer.TryWrite(new ApiEvent(name, said)));
        }
    }

    /// <summary>Gets the events awaited so far, in the order they came.</summary>
    public IReadOnlyList<ApiEvent> Heard => _heard;

    /// <summary>Gets a task that ends when the connection does.</summary>
    public Task Closed => _closed.Task;

    /// <summary>Connects a user's device.</summary>
    /// <param name="user">Whose it is, and at which API.</param>
    /// <param name="cancellationToken">Gives up connecting.</param>
    /// <param name="transports">How it may talk: of several, a client takes the next when one fails, and says nothing of it.</param>
    public static Task<HubClient> ConnectAsync(
        ApiClient user, CancellationToken cancellationToken, HttpTransportType transports = AnyTransport)
        => ConnectAsync(user.Url, user.Token, cancellationToken, transports);

    /// <summary>Connects with a token, or without one.</summary>
    public static async Task<HubClient> ConnectAsync(
        string url, string? token, CancellationToken cancellationToken, HttpTransportType transports = AnyTransport)
    {
        var client = new HubClient(url, token, transports);
        try
        {
            await client._connection.StartAsync(cancellationToken);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>Calls a method of the hub.</summary>
    public Task<JsonElement> InvokeAsync(string method, object request, CancellationToken cancellationToken)
        => _connection.InvokeAsync<JsonElement>(method, request, cancellationToken).WaitAsync(TestTimeouts.Process, cancellationToken);

    /// <summary>Calls a method of the hub that answers nothing.</summary>
    public Task CallAsync(string method, object request, CancellationToken cancellationToken)
        => _connection.InvokeAsync(method, request, cancellationToken).WaitAsync(TestTimeouts.Process, cancellationToken);

    /// <summary>Says something.</summary>
    public Task<JsonElement> ChatAsync(ChatMessage message, CancellationToken cancellationToken)
        => InvokeAsync("chat_message", message, cancellationToken);

    /// <summary>Watches a session.</summary>
    public Task<JsonElement> JoinAsync(string sessionId, long? after, CancellationToken cancellationToken)
        => InvokeAsync("join", new { sessionId, after }, cancellationToken);

    /// <summary>Awaits an event; those that come before it are kept in <see cref="Heard"/>.</summary>
    public async Task<ApiEvent> AwaitAsync(Func<ApiEvent, bool> isAwaited, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TestTimeouts.Default);
        try
        {
            while (true)
            {
                var next = await _events.Reader.ReadAsync(deadline.Token);
                _heard.Add(next);
                if (isAwaited(next))
                {
                    return next;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The event did not come. Heard: {string.Join(", ", _heard.Select(heard => heard.Name))}");
        }
    }

    /// <summary>Awaits an event by its name.</summary>
    public Task<ApiEvent> AwaitAsync(string name, CancellationToken cancellationToken)
        => AwaitAsync(heard => heard.Name == name, cancellationToken);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
