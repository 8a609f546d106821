using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Memory;

/// <summary>What is recalled of what was said, from the words of the user to the memories of a prompt.</summary>
public sealed class MemorySearchTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly string[] Homes = ["Lisbon", "Porto", "Madrid", "Paris", "Berlin", "Vienna", "Prague", "Oslo"];

    private readonly MemoryPartition _partition;
    private readonly MemorySearch _search;
    private readonly FakeTimeProvider _clock = new(Start);

    public MemorySearchTests()
    {
        var embedder = new MemoryEmbedder(new ConstantEmbedder());
        var vectors = new ExactMemoryVectors(embedder);
        _partition = new MemoryPartition(new UserPersonaKey("ada", "tutor"), vectors);
        _search = new MemorySearch(vectors, embedder, _clock, NullLogger<MemorySearch>.Instance);
    }

    [Theory]
    [InlineData("Where do I live?")]
    [InlineData("Where do I live today?")]
    public async Task Recall_FactThatChangedOften_FindsWhatIsTrueNowFirst(string question)
    {
        Move(TimeSpan.FromMinutes(1));

        var memories = await RecallAsync(question);

        Assert.Equal("I live in Oslo now.", memories[0].Text);
        Assert.Null(memories[0].ValidTo);
    }

    [Fact]
    public async Task Recall_FactThatChangedOften_LeavesRoomForOthers()
    {
        Move(TimeSpan.FromMinutes(1));
        Say("My sister will live in a lighthouse.");
        Say("My parents live beside a mill.");

        var memories = await RecallAsync("Where do I live?");

        Assert.InRange(memories.Count(memory => memory.ValidTo is not null), 0, 2);
        Assert.Contains(memories, memory => memory.Text.Contains("lighthouse", StringComparison.Ordinal));
        Assert.Contains(memories, memory => memory.Text.Contains("mill", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Recall_WhatWasTrueOnce_IsFoundBesideWhatIsTrueNow()
    {
        Move(TimeSpan.FromMinutes(1));

        var memories = await RecallAsync("Did I live in Madrid?");

        Assert.Equal(["I live in Oslo now.", "I live in Madrid now."], memories.Take(2).Select(memory => memory.Text));
    }

    [Fact]
    public async Task Recall_FactThatWasEndedInOtherWords_FindsWhatIsTrueNowFirst()
    {
        Say("I live in Lisbon now.");
        Say("I moved to Oslo.");

        var memories = await RecallAsync("Where do I live?");

        Assert.Equal(["I moved to Oslo.", "I live in Lisbon now."], memories.Select(memory => memory.Text));
    }

    [Fact]
    public async Task Recall_WhatIsTrueNowButInMindAnyway_IsNotRecalled()
    {
        Say("I live in Lisbon now.");
        Say("I moved to Oslo.");

        var request = new RecallRequest("Where do I live?", [], 5, InMindSession: "s", InMindFrom: 2);
        var memories = (await _search.RecallAsync(_partition, request, Cancellation)).Memories;

        Assert.Equal("I live in Lisbon now.", Assert.Single(memories).Text);
    }

    [Fact]
    public async Task Recall_TimeThatIsOver_FindsWhatWasTrueThenFirst()
    {
        Move(TimeSpan.FromDays(40));

        // Paris was told of on 29 August, Berlin on 8 October.
        var memories = await RecallAsync("Where did I live in October 2026?");

        Assert.Equal("I live in Berlin now.", memories[0].Text);
    }

    [Fact]
    public async Task Recall_YesterdayOfAUserElsewhere_IsADayThere()
    {
        // Asked at 20:00 UTC on 2 May, which is 8:00 on 3 May in Auckland.
        _partition.SetZone(TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland"));
        Say("We went sailing with the red boat.");
        _clock.Advance(TimeSpan.FromHours(24));
        Say("We went sailing with the blue boat.");
        _clock.Advance(TimeSpan.FromHours(12));

        var memories = await RecallAsync("Where did we go yesterday?");

        Assert.Equal("We went sailing with the blue boat.", memories[0].Text);
        Assert.Equal(new DateTime(2026, 5, 2, 20, 0, 0), memories[0].At.DateTime);
    }

    [Fact]
    public async Task Recall_LongMemory_IsNotCutThroughACharacter()
    {
        Say("The lighthouse at the cape".PadRight(599, '.') + "🦜 is white.");

        var text = Assert.Single(await RecallAsync("What colour is the lighthouse?")).Text;

        Assert.EndsWith(".…", text, StringComparison.Ordinal);
    }

    public void Dispose() => _partition.Dispose();

    private void Move(TimeSpan between)
    {
        foreach (var home in Homes)
        {
            Say($"I live in {home} now.");
            _clock.Advance(between);
        }
    }

    private void Say(string said)
    {
        var seq = _partition.Count + 1;
        var remembered = Memorizer.Derive(_partition, new LoggedTurn("s", new Turn(
            seq, $"m{seq}", "tutor", said, "", "model", new TokenUsage(0, 0), [], [], 1, _clock.GetUtcNow())));
        _partition.Take(remembered.Memories.Concat(remembered.Ended));
    }

    private async Task<IReadOnlyList<RecalledMemory>> RecallAsync(string message)
    {
        var request = new RecallRequest(message, [], 5, new MemoryOptions().LeastScore);
        return (await _search.RecallAsync(_partition, request, Cancellation)).Memories;
    }
}
