using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR;
using PersonaUniverse.Auth;
using PersonaUniverse.Cards;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.RateLimits;

public sealed class RateLimitTests(RateLimitTests.LimitedApi limited) : IClassFixture<RateLimitTests.LimitedApi>
{
    // Far more than the bucket holds and gets back meanwhile, however slow the machine.
    private const int Flood = 200;

    [Fact]
    public async Task Rest_BeyondTheLimit_Is429AndOtherUsersGoOn()
    {
        using var greedy = NewUser();
        using var modest = NewUser();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, Flood).Select(_ => greedy.GetAsync("/api/users/me/preferences", Cancellation)));
        var other = await modest.GetAsync("/api/users/me/preferences", Cancellation);

        var refused = answers.Where(answer => answer.Status is HttpStatusCode.TooManyRequests).ToList();
        Assert.True(answers.Length - refused.Count >= 5);
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.Equal("too_many_requests", answer.Code));
        Assert.All(refused, answer => Assert.NotEmpty(answer.Text("type")!));
        Assert.All(refused, answer => Assert.True(answer.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1)));
        Assert.Equal(HttpStatusCode.OK, other.Status);
    }

    [Fact]
    public async Task Hub_BeyondTheLimit_FailsTheCallAndOtherUsersGoOn()
    {
        using var greedy = NewUser();
        using var modest = NewUser();
        await using var device = await HubClient.ConnectAsync(greedy, Cancellation);
        await using var other = await HubClient.ConnectAsync(modest, Cancellation);

        var refusal = await Assert.ThrowsAsync<HubException>(() => Task.WhenAll(
            Enumerable.Range(0, Flood).Select(_ => device.InvokeAsync("stop", new { sessionId = "s" }, Cancellation))));
        var stopped = await other.InvokeAsync("stop", new { sessionId = "s" }, Cancellation);

        Assert.Contains("too_many_requests: ", refusal.Message, StringComparison.Ordinal);
        Assert.False(stopped.GetBoolean());
    }

    [Theory]
    [InlineData("")]
    [InlineData("&id=1")]
    public async Task Connections_BeyondTheLimit_AreRefusedAndOtherUsersConnect(string further)
    {
        using var greedy = NewUser();
        using var modest = NewUser();

        var answers = await Task.WhenAll(Enumerable.Range(0, Flood).Select(
            _ => greedy.PostAsync($"/hubs/chat/negotiate?negotiateVersion=1{further}", body: null, Cancellation)));
        await using var other = await HubClient.ConnectAsync(modest, Cancellation);

        Assert.Contains(answers, answer => answer.Status is HttpStatusCode.OK);
        var refused = answers.Where(answer => answer.Status is not HttpStatusCode.OK).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.Equal((HttpStatusCode.TooManyRequests, "too_many_requests"), (answer.Status, answer.Code)));
        Assert.All(refused, answer => Assert.NotNull(answer.Headers.RetryAfter));
    }

    [Fact]
    public async Task Connections_WithoutNegotiation_AreLimitedToo()
    {
        using var greedy = NewUser();

        var statuses = await Task.WhenAll(Enumerable.Range(0, Flood).Select(_ => ConnectAsync(greedy)));

        Assert.Equal(
            [HttpStatusCode.SwitchingProtocols, HttpStatusCode.TooManyRequests], statuses.Distinct().Order());
    }

    [Fact]
    public async Task Agents_BeyondTheLimit_Get429ForWhateverTheyAsk()
    {
        using var greedy = NewUser();

        var answers = await Task.WhenAll(Enumerable.Range(0, Flood).Select(_ => ListToolsAsync(greedy)));

        Assert.Contains(answers, answer => answer.Status is HttpStatusCode.OK);
        var refused = answers.Where(answer => answer.Status is not HttpStatusCode.OK).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.Equal((HttpStatusCode.TooManyRequests, "too_many_requests"), (answer.Status, answer.Code)));
    }

    [Fact]
    public async Task Import_OfAFileOfSeveralMegabytes_CountsForAsManyRequests()
    {
        using var user = NewUser();
        var file = new byte[5 * 1024 * 1024];

        var answers = await ThriceAsync(() => user.ImportAsync(file, Cancellation));

        Assert.Equal("card_invalid", answers[0].Code);
        Assert.Contains(answers, answer => answer.Code is "too_many_requests");
    }

    [Theory]
    [InlineData("/v1/models")]
    [InlineData("/api/personas/tutor/lineage")]
    public async Task Answer_ForWhichManyPersonasAreRead_CountsForSeveral(string path)
    {
        using var user = NewUser();

        var answers = await ThriceAsync(() => user.GetAsync(path, Cancellation));

        Assert.Equal(HttpStatusCode.OK, answers[0].Status);
        Assert.Contains(answers, answer => answer.Status is HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Guest_AskedForByEachNewGuest_CountsAgainstTheAddress()
    {
        var (answers, token) = (new List<ApiAnswer>(), (string?)null);
        while (answers.Count < Flood && answers.LastOrDefault()?.Status is null or HttpStatusCode.OK)
        {
            using var guest = new ApiClient(limited.Url, token);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/guest");
            request.Headers.Add("X-Forwarded-For", "203.0.113.200");
            answers.Add(await guest.SendAsync(request, Cancellation));
            token = answers[^1].Status is HttpStatusCode.OK ? answers[^1].Text("accessToken") : null;
        }

        Assert.Equal(HttpStatusCode.OK, answers[0].Status);
        Assert.Equal((HttpStatusCode.TooManyRequests, "too_many_requests"), (answers[^1].Status, answers[^1].Code));
    }

    [Fact]
    public async Task Health_IsNotLimited()
    {
        using var nobody = new ApiClient(limited.Url);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => nobody.GetAsync("/health/live", Cancellation)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
    }

    [Theory]
    [InlineData("/api/sessions", "code")]
    [InlineData("/v1/models", "error")]
    public async Task FalseKeys_TooMany_AreRefusedAndOthersGoOn(string path, string member)
    {
        using var http = new HttpClient { BaseAddress = new Uri(limited.Url) };
        var address = $"203.0.113.{path.Length}";

        var answers = await Task.WhenAll(Enumerable.Range(0, Flood).Select(_ => PresentAsync(http, path, address)));
        var elsewhere = await PresentAsync(http, path, $"198.51.100.{path.Length}");

        var refused = answers.Where(answer => answer.Status is HttpStatusCode.TooManyRequests).ToList();
        Assert.Contains(answers, answer => answer.Status is HttpStatusCode.Unauthorized);
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.NotNull(answer.RetryAfter));
        Assert.All(refused, answer => Assert.Contains($"\"{member}\"", answer.Body, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.Status);
    }

    // Whoever has a network of IPv6 has addresses without end.
    [Fact]
    public async Task FalseKeys_FromManyAddressesOfOneNetwork_AreRefusedAndOthersGoOn()
    {
        using var http = new HttpClient { BaseAddress = new Uri(limited.Url) };

        var answers = await Task.WhenAll(Enumerable.Range(1, Flood).Select(
            host => PresentAsync(http, "/api/sessions", $"2001:db8:0:1::{host:x}")));
        var elsewhere = await PresentAsync(http, "/api/sessions", "2001:db8:0:2::1");

        Assert.Contains(answers, answer => answer.Status is HttpStatusCode.TooManyRequests);
        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.Status);
    }

    // One after another: several at once would take so much of the bucket that none of them gets what else it needs.
    private static async Task<List<ApiAnswer>> ThriceAsync(Func<Task<ApiAnswer>> ask)
    {
        var answers = new List<ApiAnswer>();
        while (answers.Count < 3)
        {
            answers.Add(await ask());
        }

        return answers;
    }

    private static Task<ApiAnswer> ListToolsAsync(ApiClient agent)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Content = JsonContent.Create(new { jsonrpc = "2.0", id = 1, method = "tools/list" }),
        };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        return agent.SendAsync(request, Cancellation);
    }

    private static async Task<(HttpStatusCode Status, TimeSpan? RetryAfter, string Body)> PresentAsync(
        HttpClient http, string path, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Authorization", $"Bearer {ApiKeyText.Prefix}nobody");
        request.Headers.Add("X-Forwarded-For", $"192.0.2.1, {address}");
        using var answer = await http.SendAsync(request, Cancellation);
        return (answer.StatusCode, answer.Headers.RetryAfter?.Delta, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task<HttpStatusCode> ConnectAsync(ApiClient user)
    {
        using var socket = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        socket.Options.SetRequestHeader("Authorization", $"Bearer {user.Token}");
        try
        {
            await socket.ConnectAsync(new UriBuilder(user.Url) { Scheme = "ws", Path = "/hubs/chat" }.Uri, Cancellation);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }

        return socket.HttpStatusCode;
    }

    private ApiClient NewUser()
    {
        var userId = $"user-{Guid.NewGuid():N}";
        return new ApiClient(limited.Url, TestTokens.For(userId), userId);
    }

    /// <summary>An API that soon has enough of anybody.</summary>
    public sealed class LimitedApi : IAsyncLifetime
    {
        private ApiProcess? _api;

        public string Url => _api?.Url ?? throw new InvalidOperationException("The API has not started.");

        public async ValueTask InitializeAsync()
            => _api = await ApiProcess.StartAsync(new ApiSettings
            {
                Values = new Dictionary<string, string>
                {
                    ["Auth:SigningKey"] = TestTokens.Key,
                    ["RateLimits:Burst"] = "5",
                    ["RateLimits:PerSecond"] = "1",
                },
            });

        public async ValueTask DisposeAsync()
        {
            if (_api is not null)
            {
                await _api.DisposeAsync();
            }
        }
    }
}
