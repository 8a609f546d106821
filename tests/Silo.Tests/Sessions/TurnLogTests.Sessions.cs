using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>The log's sessions: their list, their summaries, and their end.</summary>
public abstract partial class TurnLogTests
{
    [Fact]
    public async Task List_InPages_GivesTheLastSpokenInFirst()
    {
        var sessions = Enumerable.Range(0, 5).Select(_ => SampleTurns.NewSession(Session.UserId)).ToArray();
        for (var i = 0; i < sessions.Length; i++)
        {
            await Log.AppendAsync(sessions[i], SampleTurns.Create(i), Cancellation);
        }

        var first = await Log.ListAsync(Session.UserId, 2, null, Cancellation);
        var rest = await Log.ListAsync(Session.UserId, 10, EndOf(first), Cancellation);

        Assert.Equal([sessions[4].SessionId, sessions[3].SessionId], first.Select(session => session.Id));
        Assert.Equal(sessions[..3].Reverse().Select(session => session.SessionId), rest.Select(session => session.Id));
        Assert.Empty(await Log.ListAsync("somebody else", 10, null, Cancellation));
    }

    [Fact]
    public async Task List_SessionsSpokenInAtTheSameMoment_GivesEachOnce()
    {
        var sessions = Enumerable.Range(0, 5).Select(_ => SampleTurns.NewSession(Session.UserId)).ToArray();
        foreach (var session in sessions)
        {
            await Log.AppendAsync(session, SampleTurns.Create(1), Cancellation);
        }

        var listed = new List<string>();
        SessionCursor? after = null;
        while (await Log.ListAsync(Session.UserId, 2, after, Cancellation) is { Length: > 0 } page)
        {
            listed.AddRange(page.Select(session => session.Id));
            after = EndOf(page);
        }

        Assert.Equal(sessions.Select(session => session.SessionId).Order(), listed.Order());
    }

    [Fact]
    public async Task GetSummary_LongFirstMessage_TitleIsItsBeginningOnOneLine()
    {
        await Log.AppendAsync(Session, SampleTurns.Create(1, said: "  What is\r\n\n 1 + 1?  " + new string('x', 200)), Cancellation);
        await Log.AppendAsync(Session, SampleTurns.Create(2, said: "And then?"), Cancellation);

        var title = (await Log.GetSummaryAsync(Session, Cancellation))?.Title;

        Assert.StartsWith("What is 1 + 1? xxx", title, StringComparison.Ordinal);
        Assert.Equal(80, title?.Length);
    }

    [Fact]
    public async Task Delete_Session_ErasesItAndItMayStartAnew()
    {
        await AppendAsync("ada", "bo");
        var other = SampleTurns.NewSession(Session.UserId);
        await Log.AppendAsync(other, SampleTurns.Create(1), Cancellation);

        Assert.True(await Log.DeleteAsync(Session, Cancellation));
        Assert.False(await Log.DeleteAsync(Session, Cancellation));

        Assert.Null(await Log.GetSummaryAsync(Session, Cancellation));
        Assert.Empty(await Log.ReadAsync(Session, null, null, 10, Cancellation));
        Assert.Equal(other.SessionId, Assert.Single(await Log.ListAsync(Session.UserId, 10, null, Cancellation)).Id);
        Assert.True(await Log.AppendAsync(Session, SampleTurns.Create(1, "cy"), Cancellation));
        Assert.Equal(["cy"], (await Log.GetSummaryAsync(Session, Cancellation))?.PersonaIds);
    }

    private static SessionCursor EndOf(ImmutableArray<SessionSummary> page) => new(page[^1].LastAt, page[^1].Id);
}
