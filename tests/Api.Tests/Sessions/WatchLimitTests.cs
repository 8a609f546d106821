using Microsoft.AspNetCore.SignalR;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

/// <summary>How much one connection may watch.</summary>
public sealed class WatchLimitTests : IAsyncLifetime
{
    private ApiProcess? _api;
    private ApiClient? _user;
    private HubClient? _device;

    private HubClient Device => _device ?? throw new InvalidOperationException("It has not connected.");

    public async ValueTask InitializeAsync()
    {
        _api = await ApiProcess.StartAsync(
            new ApiSettings
            {
                Values = new Dictionary<string, string>
                {
                    ["Chat:WatchesPerConnection"] = "2",
                    ["Chat:PersonasPerConnection"] = "2",
                },
            },
            cancellationToken: Cancellation);
        _user = await ApiClient.ForGuestAsync(_api.Url, Cancellation);
        _device = await HubClient.ConnectAsync(_user, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        IAsyncDisposable?[] parts = [_device, _api];
        foreach (var part in parts.OfType<IAsyncDisposable>())
        {
            await part.DisposeAsync();
        }

        _user?.Dispose();
    }

    [Fact]
    public async Task Join_OfMoreSessionsThanOneMayWatch_IsRefusedUntilOneIsLeft()
    {
        await Device.JoinAsync("one", after: null, Cancellation);
        await Device.JoinAsync("two", after: null, Cancellation);

        await AssertTooManyAsync(() => Device.JoinAsync("three", after: null, Cancellation));
        await AssertTooManyAsync(() => Device.ChatAsync(new ChatMessage("tutor", "three", "Hello?"), Cancellation));
        await Device.JoinAsync("two", after: null, Cancellation);
        await Device.CallAsync("leave", new { sessionId = "one" }, Cancellation);
        await Device.JoinAsync("three", after: null, Cancellation);
    }

    [Fact]
    public async Task Watch_OfMorePersonasThanOneMay_IsRefusedAndThoseWatchedAreNot()
    {
        await Device.CallAsync("watch_persona", new { personaId = "tutor" }, Cancellation);

        await AssertTooManyAsync(() => WatchAsync("keeper", "oracle"));
        await WatchAsync("tutor", "keeper");
        await AssertTooManyAsync(() => Device.CallAsync("watch_persona", new { personaId = "oracle" }, Cancellation));
    }

    private Task WatchAsync(params string[] personaIds) => Device.CallAsync("watch_personas", new { personaIds }, Cancellation);

    private static async Task AssertTooManyAsync(Func<Task> call)
        => Assert.Contains(
            "too_many_watches: ", (await Assert.ThrowsAsync<HubException>(call)).Message, StringComparison.Ordinal);
}
