using System.Net;
using Microsoft.AspNetCore.SignalR;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

public sealed class IdempotencyTests(ApiFixture fixture)
{
    [Fact]
    public async Task Chat_SameIdSameText_GivesTheSameTurn()
    {
        using var scene = await BeginAsync();
        var message = scene.Say("Only once, please.");

        var first = await scene.User.ChatAsync(message, Cancellation);
        var second = await scene.User.ChatAsync(message, Cancellation);

        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Equal(first.Body, second.Body);
        Assert.Single(await scene.HistoryAsync(Cancellation));
    }

    [Fact]
    public async Task Chat_SameIdOtherText_IsRefused()
    {
        using var scene = await BeginAsync();
        var message = scene.Say("The first text.");
        await scene.User.ChatAsync(message, Cancellation);

        var answer = await scene.User.ChatAsync(message with { Message = "Another text." }, Cancellation);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "client_message_id_reused"), (answer.Status, answer.Code));
        Assert.Single(await scene.HistoryAsync(Cancellation));
    }

    [Fact]
    public async Task Chat_SameIdOtherPersona_IsRefused()
    {
        using var scene = await BeginAsync();
        using var other = await BeginAsync();
        var message = scene.Say("To you.");
        await scene.User.ChatAsync(message, Cancellation);

        var answer = await scene.User.ChatAsync(message with { PersonaId = other.PersonaId }, Cancellation);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "client_message_id_reused"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Chat_SameIdInAnotherSession_IsAnotherTurn()
    {
        using var scene = await BeginAsync();
        var message = scene.Say("Here and there.");
        await scene.User.ChatAsync(message, Cancellation);

        var answer = await scene.User.ChatAsync(
            message with { SessionId = $"s-{Guid.NewGuid():N}", Message = "There." }, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task Chat_TwentyAtOnceUnderOneId_AreOneTurn()
    {
        using var scene = await BeginAsync();
        var message = scene.Say("Impatient, am I not?");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => scene.User.ChatAsync(message, Cancellation)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(answers.Select(answer => (answer.Json.GetProperty("seq").GetInt64(), answer.Text("message"))).Distinct());
        Assert.Single(await scene.HistoryAsync(Cancellation));
    }

    [Fact]
    public async Task ChatMessage_OverTheHubWithAnIdUsedByRest_IsRefusedWithTheSameCode()
    {
        using var scene = await BeginAsync();
        var message = scene.Say("By REST.");
        await scene.User.ChatAsync(message, Cancellation);
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);

        var refusal = await Assert.ThrowsAsync<HubException>(
            () => device.ChatAsync(message with { Message = "By the hub." }, Cancellation));

        Assert.Contains("client_message_id_reused: ", refusal.Message, StringComparison.Ordinal);
    }

    private Task<Scene> BeginAsync() => fixture.BeginAsync(Cancellation);
}
