using System.Net;
using PersonaUniverse.TestKit;

namespace PersonaUniverse;

/// <summary>What users notice when a silo of several is stopped, as for an update: nothing.</summary>
[Collection(LocalCluster.OneAtATime)]
public sealed class StopTests(LocalCluster cluster)
{
    // So many that each silo has some.
    private const int Sessions = 9;

    [Fact]
    public async Task Silo_StoppedInMidTurn_AnswersThatTurnAndTheOneBehindIt()
    {
        using var user = await ApiClient.ForGuestAsync(cluster.Url, Cancellation);
        var usual = cluster.Model.Default;
        cluster.Model.Default = usual with { FirstTokenDelay = TimeSpan.FromSeconds(2) };
        try
        {
            var answering = new List<Task<ApiAnswer>>();
            for (var session = 0; session < Sessions; session++)
            {
                var first = new ChatMessage("tutor", $"stopped-{session}", $"The first of {session}.");
                answering.Add(user.ChatAsync(first, Cancellation));
                await cluster.Model.TakeAsync(first.Message, Cancellation);
                answering.Add(user.ChatAsync(first with { ClientMessageId = $"second-{session}", Message = "The second." }, Cancellation));
            }

            await cluster.RunAsync("stop", "silo-1");
            var answers = await Task.WhenAll(answering);

            Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.OK, answer.Body));
            for (var session = 0; session < Sessions; session++)
            {
                var history = await user.GetAsync($"/api/sessions/stopped-{session}/messages", Cancellation);
                Assert.Equal(
                    ["The second.", $"The first of {session}."],
                    history.Json.GetProperty("items").EnumerateArray().Select(turn => turn.GetProperty("userMessage").GetString()));
            }
        }
        finally
        {
            cluster.Model.Default = usual;
            await cluster.RunAsync("start", "silo-1");
        }
    }
}
