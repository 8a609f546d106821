using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace PersonaUniverse.Load;

/// <summary>A user with a hub connection and a session, who says something and waits for the turn's end.</summary>
internal sealed class LoadUser : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly HttpClient _http;
    private readonly string _persona;
    private TaskCompletionSource _ended = new();
    private long _firstDelta;
    private string _failure = "";
    private bool _recallDegraded;

    private LoadUser(HubConnection hub, HttpClient http, string persona)
    {
        (_hub, _http, _persona) = (hub, http, persona);
        hub.On<JsonElement>("ai_delta", _ => Interlocked.CompareExchange(ref _firstDelta, Stopwatch.GetTimestamp(), 0));
        hub.On<JsonElement>("ai_response", reply => _recallDegraded
            = reply.GetProperty("degraded").EnumerateArray().Any(part => part.ValueEquals("memory")));
        hub.On<JsonElement>("traits_extracted", _ => _ended.TrySetResult());
        hub.On<JsonElement>("turn_failed", failed =>
        {
            _failure = failed.ToString();
            _ended.TrySetResult();
        });
    }

    public static async Task<LoadUser> ConnectAsync(Uri url, string persona)
    {
        var http = new HttpClient { BaseAddress = url };
        using var answer = await http.PostAsync("api/auth/guest", content: null);
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(url, "hubs/chat"), options => options.AccessTokenProvider = () => Task.FromResult(token))
            .Build();
        await hub.StartAsync();
        return new LoadUser(hub, http, persona);
    }

    /// <summary>Takes one turn.</summary>
    public async Task<TurnTimes> TalkAsync(int turn)
    {
        _ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _firstDelta = 0;
        var sent = Stopwatch.GetTimestamp();
        await _hub.InvokeAsync<JsonElement>(
            "chat_message", new { message = $"Tell me about the harbour, part {turn}.", personaId = _persona, sessionId = "load" });
        await _ended.Task;
        return _failure.Length == 0
            ? new TurnTimes(sent, _firstDelta, Stopwatch.GetTimestamp(), _recallDegraded)
            : throw new InvalidOperationException($"A turn failed: {_failure}");
    }

    /// <summary>Opens a further session by taking a turn in it over REST.</summary>
    public async Task OpenSessionAsync(int number)
    {
        var message = new { message = "Good evening.", personaId = _persona, sessionId = $"idle-{number}" };
        using var answer = await _http.PostAsJsonAsync("api/chat", message);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _http.Dispose();
    }
}
