using PersonaUniverse.TestKit;

namespace PersonaUniverse.Memory;

/// <summary>What was told survives the process it was told to.</summary>
public sealed class MemoryRestartTests
{
    [Fact]
    public async Task Kill_RightAfterTheTurn_IsRecalledOnAnotherDeviceInANewSession()
    {
        using var data = new TemporaryDirectory();
        Scene scene;
        await using (var api = await ApiProcess.StartAsync(dataDirectory: data.Path, cancellationToken: Cancellation))
        {
            scene = await Scene.BeginAsync(api.Url, Cancellation);
            await scene.ChatAsync("I am allergic to walnuts.", Cancellation);
            api.Kill();
        }

        await using var again = await ApiProcess.StartAsync(Patient(), data.Path, Cancellation);
        using var device = scene with { User = new ApiClient(again.Url, scene.User.Token, scene.User.UserId) };
        scene.Dispose();
        await device.SettleAsync(Cancellation);
        var answer = await device.InNewSession().ChatAsync("Which nuts am I allergic to, do you know?", Cancellation);

        Assert.Equal(
            "I am allergic to walnuts.", answer.Json.GetProperty("memories").EnumerateArray().First().GetProperty("text").GetString());
        Assert.Contains("walnuts", answer.Text("message"), StringComparison.OrdinalIgnoreCase);
    }

    // On a busy machine a reply shall wait for its memories, not do without them.
    private static ApiSettings Patient() => new()
    {
        Values = new Dictionary<string, string>
        {
            ["Sessions:RecallBudget"] = "00:00:10",
            ["Sessions:FirstRecallBudget"] = "00:00:10",
            ["RateLimits:Enabled"] = "false",
        },
    };
}
