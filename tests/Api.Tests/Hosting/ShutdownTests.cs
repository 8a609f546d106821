using System.Net;
using PersonaUniverse.ModelStandIn;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Hosting;

public sealed class ShutdownTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stop_WithNothingToDo_EndsWell()
    {
        await using var api = await ApiProcess.StartAsync(cancellationToken: Cancellation);

        Assert.Equal(0, await api.StopAsync(Cancellation));
    }

    [Fact]
    public async Task Stop_InMidTurn_LetsItFinishAndEndsWell()
    {
        await using var model = await ModelStandInServer.StartAsync(record: false);
        await using var api = await StartAsync(model);
        using var scene = await Scene.BeginAsync(await ApiClient.ForGuestAsync(api.Url, Cancellation), Cancellation);
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        await device.JoinAsync(scene.SessionId, after: null, Cancellation);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        model.Default = new Script { Gate = gate.Task };
        var waiting = scene.User.ChatAsync(scene.Say("Finish this."), Cancellation);
        await device.AwaitAsync("ai_delta", Cancellation);

        api.Terminate();
        gate.SetResult();
        var answer = await waiting;

        Assert.Equal((HttpStatusCode.OK, "Hello there."), (answer.Status, answer.Text("message")));
        Assert.Equal(0, await api.WaitForExitAsync(Cancellation));
    }

    [Fact]
    public async Task Stop_WhileTheModelNeverEnds_EndsAllTheSame()
    {
        await using var model = await ModelStandInServer.StartAsync(script: new Script { Ending = Ending.Hang }, record: false);
        await using var api = await StartAsync(model);
        using var scene = await Scene.BeginAsync(await ApiClient.ForGuestAsync(api.Url, Cancellation), Cancellation);
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        await device.ChatAsync(scene.Say("Go on for ever."), Cancellation);
        await device.AwaitAsync("ai_delta", Cancellation);

        Assert.Equal(0, await api.StopAsync(Cancellation));
    }

    private static Task<ApiProcess> StartAsync(ModelStandInServer model)
        => ApiProcess.StartAsync(
            new ApiSettings
            {
                Values = new Dictionary<string, string>(ScriptedFixture.SettingsFor("player", model))
                {
                    ["Models:Default"] = "player",
                    ["Models:Extractor"] = "offline",
                    ["Sessions:DrainTimeout"] = "00:00:05",
                },
            },
            cancellationToken: Cancellation);
}
