using System.Net;
using PersonaUniverse.ModelStandIn;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Hosting;

public sealed class ShutdownTests
{
    private const string Stopping = "Application is shutting down";

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
        await using var api = await StartAsync(model, drainTimeout: "00:00:20");
        using var scene = await Scene.BeginAsync(await ApiClient.ForGuestAsync(api.Url, Cancellation), Cancellation);
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        await device.JoinAsync(scene.SessionId, after: null, Cancellation);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        model.Default = new Script { Gate = gate.Task };
        var waiting = scene.User.ChatAsync(scene.Say("Finish this."), Cancellation);
        await device.AwaitAsync("ai_delta", Cancellation);

        api.Terminate();
        await api.WaitForOutputAsync(Stopping, Cancellation);
        gate.SetResult();
        var answer = await waiting;

        Assert.Equal((HttpStatusCode.OK, "Hello there."), (answer.Status, answer.Text("message")));
        Assert.Equal(0, await api.WaitForExitAsync(Cancellation));
    }

    [Fact]
    public async Task Stop_WhileTurnsWaitBehindAnother_LosesNone()
    {
        using var data = new TemporaryDirectory();
        await using var model = await ModelStandInServer.StartAsync(record: false);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Scene before;
        await using (var api = await StartAsync(model, data.Path, drainTimeout: "00:00:20"))
        {
            before = await Scene.BeginAsync(await ApiClient.ForGuestAsync(api.Url, Cancellation), Cancellation);
            await using var device = await HubClient.ConnectAsync(before.User, Cancellation);
            model.Default = new Script { Gate = gate.Task };
            await device.ChatAsync(before.Say("Finish this."), Cancellation);
            await device.AwaitAsync("ai_delta", Cancellation);
            await device.ChatAsync(before.Say("And this."), Cancellation);
            await device.ChatAsync(before.Say("This too."), Cancellation);

            // So slow that the last turn begins when all else would have stopped by then.
            model.Default = new Script { FirstTokenDelay = TimeSpan.FromSeconds(1) };
            api.Terminate();
            await api.WaitForOutputAsync(Stopping, Cancellation);
            gate.SetResult();

            Assert.Equal(0, await api.WaitForExitAsync(Cancellation));
        }

        await using var again = await StartAsync(model, data.Path);
        using var after = before with { User = new ApiClient(again.Url, before.User.Token, before.User.UserId) };
        before.Dispose();
        var history = await after.HistoryAsync(Cancellation);

        Assert.Equal(
            ["This too.", "And this.", "Finish this."], history.Select(turn => turn.GetProperty("userMessage").GetString()));
        Assert.All(history, turn => Assert.Equal("Hello there.", turn.GetProperty("aiResponse").GetString()));
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

    private static Task<ApiProcess> StartAsync(
        ModelStandInServer model, string? dataDirectory = null, string drainTimeout = "00:00:05")
        => ApiProcess.StartAsync(
            new ApiSettings
            {
                Values = new Dictionary<string, string>(ScriptedFixture.SettingsFor("player", model))
                {
                    ["Models:Default"] = "player",
                    ["Models:Extractor"] = "offline",
                    ["Sessions:DrainTimeout"] = drainTimeout,
                },
            },
            dataDirectory,
            Cancellation);
}
