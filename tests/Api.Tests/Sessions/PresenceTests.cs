using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

public sealed class PresenceTests(ApiFixture fixture)
{
    [Fact]
    public async Task Typing_ReachesTheOtherDevice()
    {
        using var user = await fixture.GuestAsync(Cancellation);
        var sessionId = $"s-{Guid.NewGuid():N}";
        await using var phone = await HubClient.ConnectAsync(user, Cancellation);
        await using var desk = await HubClient.ConnectAsync(user, Cancellation);
        await desk.JoinAsync(sessionId, after: null, Cancellation);

        await phone.CallAsync("typing", new { sessionId, isTyping = true }, Cancellation);
        var began = await desk.AwaitAsync("typing", Cancellation);
        await phone.CallAsync("typing", new { sessionId, isTyping = false }, Cancellation);
        var ended = await desk.AwaitAsync("typing", Cancellation);

        Assert.Equal((user.UserId, true), (began.Text("userId"), began.Json.GetProperty("isTyping").GetBoolean()));
        Assert.False(ended.Json.GetProperty("isTyping").GetBoolean());
    }

    [Fact]
    public async Task Typing_OfThePersona_IsToldWhileItSpeaks()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);

        await device.ChatAsync(scene.Say("Think about it."), Cancellation);
        await device.AwaitAsync("ai_response", Cancellation);

        var typing = device.Heard.Where(heard => heard.Name == "typing").ToList();
        Assert.All(typing, heard => Assert.Equal(scene.PersonaId, heard.Text("personaId")));
        Assert.Equal([true, false], typing.Select(heard => heard.Json.GetProperty("isTyping").GetBoolean()));
    }

    [Fact]
    public async Task Presence_FollowsDevicesAsTheyComeAndGo()
    {
        using var user = await fixture.GuestAsync(Cancellation);
        var sessionId = $"s-{Guid.NewGuid():N}";
        await using var first = await HubClient.ConnectAsync(user, Cancellation);
        await first.JoinAsync(sessionId, after: null, Cancellation);

        await using var second = await HubClient.ConnectAsync(user, Cancellation);
        await second.JoinAsync(sessionId, after: null, Cancellation);
        await AwaitOnlineAsync(first, 2);
        await second.CallAsync("leave", new { sessionId }, Cancellation);
        await AwaitOnlineAsync(first, 1);
        await second.JoinAsync(sessionId, after: null, Cancellation);
        await AwaitOnlineAsync(first, 2);
        await second.DisposeAsync();
        await AwaitOnlineAsync(first, 1);
    }

    [Fact]
    public async Task Presence_OfADeviceThatJoinsAgain_CountsItOnce()
    {
        using var user = await fixture.GuestAsync(Cancellation);
        var sessionId = $"s-{Guid.NewGuid():N}";
        await using var first = await HubClient.ConnectAsync(user, Cancellation);
        await first.JoinAsync(sessionId, after: null, Cancellation);
        await using var second = await HubClient.ConnectAsync(user, Cancellation);
        await second.JoinAsync(sessionId, after: null, Cancellation);

        await second.JoinAsync(sessionId, after: null, Cancellation);
        await using var third = await HubClient.ConnectAsync(user, Cancellation);
        await third.JoinAsync(sessionId, after: null, Cancellation);

        // Events come in order: what was told of presence before this is all there is.
        await third.CallAsync("typing", new { sessionId, isTyping = true }, Cancellation);
        await first.AwaitAsync("typing", Cancellation);
        Assert.Equal(3, first.Heard.Last(heard => heard.Name == "presence").Json.GetProperty("online").GetInt32());
    }

    [Fact]
    public async Task Presence_OfADeviceThatJoinsFourTimesAtOnce_CountsItOnce()
    {
        using var user = await fixture.GuestAsync(Cancellation);
        var sessionId = $"s-{Guid.NewGuid():N}";
        await using var first = await HubClient.ConnectAsync(user, Cancellation);
        await first.JoinAsync(sessionId, after: null, Cancellation);
        await using (var second = await HubClient.ConnectAsync(user, Cancellation))
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => second.JoinAsync(sessionId, after: null, Cancellation)));
            await AwaitOnlineAsync(first, 2);
        }

        // Were one of the four forgotten, it would be counted for as long as the process lives.
        await AwaitOnlineAsync(first, 1);
    }

    [Fact]
    public async Task Presence_CountsNoRequestThatOnlyAwaitsItsReply()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        await device.JoinAsync(scene.SessionId, after: null, Cancellation);

        await scene.ChatAsync("I am no device.", Cancellation);
        await device.AwaitAsync("traits_extracted", Cancellation);

        Assert.DoesNotContain(
            device.Heard, heard => heard.Name == "presence" && heard.Json.GetProperty("online").GetInt32() > 1);
    }

    private static Task<ApiEvent> AwaitOnlineAsync(HubClient device, int count)
        => device.AwaitAsync(heard => heard.Name == "presence" && heard.Json.GetProperty("online").GetInt32() == count, Cancellation);
}
