using System.Net;
using PersonaUniverse.ModelStandIn;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

public sealed class OverloadTests
{
    [Fact]
    public async Task Chat_BeyondTheTurnsOfASilo_IsRefusedAtOnceAndTakenLater()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var model = await ModelStandInServer.StartAsync(record: false);
        await using var api = await ApiProcess.StartAsync(
            ScriptedFixture.Played(model, ("Models:Extractor", "offline"), ("Sessions:TurnsAtOnce", "1")),
            cancellationToken: Cancellation);
        using var scene = await Scene.BeginAsync(api.Url, Cancellation);
        model.Enqueue(new Script { Gate = gate.Task });
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        await device.ChatAsync(scene.Say("A long story, please."), Cancellation);
        await device.AwaitAsync("ai_delta", Cancellation);
        var other = scene.InNewSession();
        var message = other.Say("Me too.");

        var refused = await scene.User.ChatAsync(message, Cancellation);
        gate.SetResult();
        await device.AwaitAsync("traits_extracted", Cancellation);
        var taken = await scene.User.ChatAsync(message, Cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "overloaded"), (refused.Status, refused.Code));
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal((HttpStatusCode.OK, "Hello there."), (taken.Status, taken.Text("message")));
    }
}
