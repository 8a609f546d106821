using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PersonaUniverse.Errors;

namespace PersonaUniverse.Sessions;

/// <summary>How a stream of server-sent events ends that can hear no more of its turn.</summary>
public sealed class TurnStreamTests
{
    private readonly FollowedSession _session = new();

    [Fact]
    public async Task Stream_ThatLosesItsTurn_EndsWithItsFailure()
    {
        var events = await StreamAsync(new TurnStarted(1, "ada", "m1", "Hello."));

        Assert.Equal(["turn_started", "turn_failed"], events.Select(NameOf));
        Assert.Contains("\"sessionId\":\"session\"", events[^1], StringComparison.Ordinal);
        Assert.Contains("\"clientMessageId\":\"m1\",\"code\":\"unavailable\"", events[^1], StringComparison.Ordinal);
        Assert.Contains("\"retryable\":true,\"retryAfterSeconds\":1", events[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_ThatLosesItsTurnAfterTheReply_EndsWithoutTraits()
    {
        var events = await StreamAsync(
            new TurnStarted(1, "ada", "m1", "Hello."), new ReplyCompleted(FollowedSession.Answer(1, "m1")));

        Assert.Equal(["turn_started", "ai_response", "traits_extracted"], events.Select(NameOf));
        Assert.Contains("\"degraded\":[\"traits\"]", events[^1], StringComparison.Ordinal);
    }

    private static string NameOf(string told) => told["event: ".Length..told.IndexOf('\n', StringComparison.Ordinal)];

    private async Task<string[]> StreamAsync(params SessionEvent[] told)
    {
        var listener = await _session.ListenAsync();
        var turn = new TurnFollowing(FollowedSession.Key, "m1", new TurnAcceptance(AcceptOutcome.Accepted, 1), listener);
        _session.Tell([.. told]);
        await listener.DisposeAsync();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<FailureLog>()
            .ConfigureHttpJsonOptions(json => ApiExtensions.ConfigureJson(json.SerializerOptions))
            .BuildServiceProvider();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services, Response = { Body = body } };

        await new TurnStream(turn, Timeout.InfiniteTimeSpan, TimeProvider.System).ExecuteAsync(context);

        return Encoding.UTF8.GetString(body.ToArray()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
