using System.Globalization;
using PersonaUniverse.ModelStandIn;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Traits;

[Collection(ScriptedFixture.Name)]
public sealed class ExtractionTests(ScriptedFixture fixture)
{
    [Fact]
    public async Task Traits_OfTurnsThatEndWhileOneIsJudged_AreAskedForTogether()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        var judged = new TaskCompletionSource();
        fixture.Extractor.Enqueue(
            new Script { Json = Report(0.2), Gate = judged.Task },
            new Script { Json = $$"""{"reports":[{{Report(0.5)}},{{Report(0.9)}}]}""" });

        foreach (var said in (string[])["The first thing.", "The second thing.", "The third thing."])
        {
            await device.ChatAsync(scene.Say(said), Cancellation);
            await device.AwaitAsync("ai_response", Cancellation);
        }

        judged.SetResult();
        for (var seq = 1; seq <= 3; seq++)
        {
            var extracted = await device.AwaitAsync("traits_extracted", Cancellation);
            Assert.Equal(seq, extracted.Json.GetProperty("seq").GetInt64());
        }

        Assert.Equal(
            [0.2, 0.5, 0.9],
            (await scene.HistoryAsync(Cancellation))
                .OrderBy(turn => turn.GetProperty("seq").GetInt64())
                .Select(turn => turn.GetProperty("traits")[0].GetProperty("intensity").GetDouble()));
        await AskedAboutAsync("The first thing.");
        var together = await AskedAboutAsync("The second thing.");
        Assert.Contains("The third thing.", together.LastMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("The first thing.", together.LastMessage, StringComparison.Ordinal);
    }

    private static string Report(double intensity) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"traits":[{"id":"{{Scene.TraitId}}","name":"Boldness","description":"speaks up","intensity":{{intensity}}}]"""
        + $$""","confidence":0.8,"suggested_actions":[]}""");

    private async Task<RecordedRequest> AskedAboutAsync(string said)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        deadline.CancelAfter(TestTimeouts.Default);
        while (true)
        {
            var asked = await fixture.Extractor.TakeAsync(deadline.Token);
            if (asked.LastMessage.Contains(said, StringComparison.Ordinal))
            {
                return asked;
            }
        }
    }
}
