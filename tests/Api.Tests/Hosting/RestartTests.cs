using System.Net;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Hosting;

public sealed class RestartTests
{
    [Fact]
    public async Task Kill_LosesNothingThatWasAcknowledged()
    {
        using var data = new TemporaryDirectory();
        var preferences = new Dictionary<string, string> { ["tone"] = "calm" };
        List<string> replies = [];
        ApiClient before;
        Scene scene;
        string sessionBefore, personaBefore;
        await using (var api = await ApiProcess.StartAsync(dataDirectory: data.Path, cancellationToken: Cancellation))
        {
            before = await ApiClient.ForGuestAsync(api.Url, Cancellation);
            scene = await Scene.BeginAsync(before, Cancellation);
            await scene.ChangeAsync("set", 0.91, Cancellation);
            await before.PutAsync("/api/users/me/preferences", preferences, Cancellation);
            for (var turn = 0; turn < 5; turn++)
            {
                replies.Add((await scene.ChatAsync($"Turn {turn}.", Cancellation)).Text("message")!);
            }

            sessionBefore = (await before.GetAsync(scene.SessionPath, Cancellation)).Body;
            personaBefore = (await before.GetAsync(scene.PersonaPath, Cancellation)).Body;
            api.Kill();
        }

        await using var again = await ApiProcess.StartAsync(dataDirectory: data.Path, cancellationToken: Cancellation);
        using var after = scene with { User = new ApiClient(again.Url, before.Token, before.UserId) };
        before.Dispose();

        var history = await after.HistoryAsync(Cancellation);
        Assert.Equal(replies, history.Reverse().Select(turn => turn.GetProperty("aiResponse").GetString()));
        Assert.Equal(sessionBefore, (await after.User.GetAsync(after.SessionPath, Cancellation)).Body);
        Assert.Equal(personaBefore, (await after.User.GetAsync(after.PersonaPath, Cancellation)).Body);
        Assert.Equal("""{"tone":"calm"}""", (await after.User.GetAsync("/api/users/me/preferences", Cancellation)).Body);
        Assert.Equal(6, (await after.ChatAsync("And on.", Cancellation)).Json.GetProperty("seq").GetInt64());
    }

    [Fact]
    public async Task Kill_ThenTheSameMessageAgain_IsTheSameTurn()
    {
        using var data = new TemporaryDirectory();
        ApiClient before;
        ChatMessage message;
        ApiAnswer answer;
        await using (var api = await ApiProcess.StartAsync(dataDirectory: data.Path, cancellationToken: Cancellation))
        {
            before = await ApiClient.ForGuestAsync(api.Url, Cancellation);
            var scene = await Scene.BeginAsync(before, Cancellation);
            message = scene.Say("Did you get this?");
            answer = await before.ChatAsync(message, Cancellation);
            api.Kill();
        }

        await using var again = await ApiProcess.StartAsync(dataDirectory: data.Path, cancellationToken: Cancellation);
        using var after = new ApiClient(again.Url, before.Token);
        before.Dispose();
        var repeated = await after.ChatAsync(message, Cancellation);

        Assert.Equal(HttpStatusCode.OK, repeated.Status);
        Assert.Equal(answer.Body, repeated.Body);
    }
}
