using System.Net;
using System.Net.Http.Json;

namespace PersonaUniverse.Hosting;

/// <summary>What nginx and caches are told of a stream of events, whichever door it comes by.</summary>
public sealed class EventStreamTests(ApiFixture fixture)
{
    [Fact]
    public async Task Stream_IsNeitherGatheredUpNorKept()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        var chat = new HttpRequestMessage(HttpMethod.Post, "/api/chat") { Content = JsonContent.Create(scene.Say("Hello.")) };
        chat.Headers.Accept.ParseAdd("text/event-stream");
        var completion = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = JsonContent.Create(new
            {
                model = scene.PersonaId,
                stream = true,
                messages = new[] { new { role = "user", content = "Hello." } },
            }),
        };

        foreach (var request in new[] { chat, completion })
        {
            var answer = await scene.User.SendAsync(request, Cancellation);

            Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (answer.Status, answer.MediaType));
            Assert.Equal((true, true), (answer.Headers.CacheControl?.NoCache, answer.Headers.CacheControl?.NoStore));
            Assert.Equal(["no"], answer.Headers.GetValues("X-Accel-Buffering"));
        }
    }
}
