using System.Net;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

public sealed class OwnershipTests(ApiFixture fixture)
{
    [Theory]
    [InlineData("GET", "")]
    [InlineData("DELETE", "")]
    [InlineData("GET", "/messages")]
    public async Task Session_OfAnotherUser_IsNotThere(string method, string rest)
    {
        using var owner = await BeginAsync();
        await owner.ChatAsync("Between us.", Cancellation);
        using var stranger = await fixture.GuestAsync(Cancellation);

        var answer = await stranger.SendAsync(method, owner.SessionPath + rest, body: null, Cancellation);

        Assert.Equal((HttpStatusCode.NotFound, "session_unknown"), (answer.Status, answer.Code));
        Assert.Single(await owner.HistoryAsync(Cancellation));
    }

    [Fact]
    public async Task Session_OfAnotherUserUnderTheSameId_IsAnother()
    {
        using var owner = await BeginAsync();
        await owner.ChatAsync("Mine.", Cancellation);
        using var other = owner with { User = await fixture.GuestAsync(Cancellation) };

        var answer = await other.ChatAsync("Mine, too.", Cancellation);

        Assert.Equal(1, answer.Json.GetProperty("seq").GetInt64());
        Assert.Equal("Mine.", Assert.Single(await owner.HistoryAsync(Cancellation)).GetProperty("userMessage").GetString());
        Assert.Equal("Mine, too.", Assert.Single(await other.HistoryAsync(Cancellation)).GetProperty("userMessage").GetString());
    }

    [Fact]
    public async Task Join_OfAnotherUsersSession_HearsNothingOfIt()
    {
        using var owner = await BeginAsync();
        await owner.ChatAsync("Before.", Cancellation);
        using var stranger = owner with { User = await fixture.GuestAsync(Cancellation) };
        await using var eavesdropper = await HubClient.ConnectAsync(stranger.User, Cancellation);

        await eavesdropper.JoinAsync(owner.SessionId, after: 0, Cancellation);
        await owner.ChatAsync("While.", Cancellation);
        await eavesdropper.InvokeAsync("stop", new { owner.SessionId }, Cancellation);
        var own = stranger.Say("My own.");
        await stranger.User.ChatAsync(own, Cancellation);
        await eavesdropper.AwaitAsync("traits_extracted", Cancellation);

        var reply = Assert.Single(eavesdropper.Heard, heard => heard.Name == "ai_response");
        Assert.Equal(own.ClientMessageId, reply.Text("clientMessageId"));
        Assert.Single(eavesdropper.Heard, heard => heard.Name == "turn_started");
    }

    [Fact]
    public async Task Sessions_ListsOnlyOnesOwn()
    {
        using var owner = await BeginAsync();
        await owner.ChatAsync("Here.", Cancellation);
        using var stranger = await fixture.GuestAsync(Cancellation);

        var list = await stranger.GetAsync("/api/sessions", Cancellation);

        Assert.Empty(list.Json.GetProperty("items").EnumerateArray());
    }

    private Task<Scene> BeginAsync() => fixture.BeginAsync(Cancellation);
}
