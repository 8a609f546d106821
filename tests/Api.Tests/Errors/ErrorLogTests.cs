using Microsoft.AspNetCore.SignalR;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Errors;

public sealed class ErrorLogTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Output_OfCallsThatAreRefused_TellsOfNoFailure()
    {
        await using var api = await ApiProcess.StartAsync(cancellationToken: Cancellation);
        using var user = await ApiClient.ForGuestAsync(api.Url, Cancellation);
        await using var device = await HubClient.ConnectAsync(user, Cancellation);

        await Assert.ThrowsAsync<HubException>(() => device.CallAsync("watch_persona", new { personaId = "nobody-here" }, Cancellation));
        await Assert.ThrowsAsync<HubException>(() => device.CallAsync("join", new { sessionId = "a b" }, Cancellation));
        await api.StopAsync(Cancellation);

        Assert.DoesNotContain("fail:", api.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warn:", api.Output, StringComparison.Ordinal);
    }
}
