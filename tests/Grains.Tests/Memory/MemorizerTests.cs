using PersonaUniverse.Sessions;

namespace PersonaUniverse.Memory;

public sealed class MemorizerTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly MemoryPartition _partition
        = new(new UserPersonaKey("ada", "tutor"), new ExactMemoryVectors(new MemoryEmbedder(new ConstantEmbedder())));

    private long _seq;

    [Fact]
    public void Derive_StatementAndReply_RemembersBoth()
    {
        var memories = Say("The ferry was late and I missed the concert.", "Then let us hear the recording together on Sunday evening.");

        Assert.Equal([MemoryKind.Said, MemoryKind.Reply], memories.Select(memory => memory.Kind));
    }

    [Theory]
    [InlineData("Thanks!")]
    [InlineData("What is a star?")]
    [InlineData("Do you like the sea?")]
    [InlineData("Hm.")]
    public void Derive_SmallTalkOrBareQuestion_RemembersNothing(string text) => Assert.Empty(Say(text));

    [Fact]
    public void Derive_SameThingAgain_RemembersItOnce()
    {
        Assert.NotEmpty(Say("My grandmother kept bees behind the mill."));
        Assert.Empty(Say("My grandmother kept bees, behind the mill!"));
    }

    [Theory]
    [InlineData("My grandmother kept bees, behind the mill!", "")]
    [InlineData("Hm.", "Your grandmother kept bees behind the mill.")]
    public void Derive_WhatRepeatedAForgottenMemory_DoesNotComeInItsPlace(string said, string reply)
    {
        var first = Turn("My grandmother kept bees behind the mill.", "", "model", recalled: null);
        var second = Turn(said, reply, "model", recalled: null);
        Take(Memorizer.Derive(_partition, first));
        Take(Memorizer.Derive(_partition, second));
        _partition.Take(Assert.Single(_partition.Memories).Forget());

        Take(Memorizer.Derive(_partition, first));
        Take(Memorizer.Derive(_partition, second));

        Assert.Empty(_partition.Memories);
    }

    [Fact]
    public void Derive_OfflineReply_IsNotRemembered()
        => Assert.DoesNotContain(
            Say("The ferry was late today again.", "Every harbour is a question put to the water and the weather.", model: "offline"),
            memory => memory.Kind is MemoryKind.Reply);

    [Fact]
    public void Derive_ReplyThatRestatesARecalledMemory_IsNotRemembered()
    {
        var recalled = new RecalledMemory(1, "s", "My grandmother kept bees behind the mill.", 1, Start);

        var memories = Say("Tell me about her honey.", "Your grandmother kept bees behind the mill.", recalled: recalled);

        Assert.DoesNotContain(memories, memory => memory.Kind is MemoryKind.Reply);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("My aunt sold candles.")]
    public void Derive_ReplyThatRestatesAMemoryHeld_IsNotRemembered(string? editedSince)
    {
        var told = Assert.Single(Say("My grandmother kept bees behind the mill."));
        var recalled = new RecalledMemory(told.Seq, told.SessionId, told.Text, 1, told.At) { Id = told.Id };
        var held = Assert.Single(_partition.Memories);
        _partition.Take(held with { Entry = held.Entry with { Text = editedSince ?? told.Text } });

        var memories = Say("Tell me about her honey.", "Your grandmother kept bees behind the mill.", recalled: recalled);

        Assert.DoesNotContain(memories, memory => memory.Kind is MemoryKind.Reply);
    }

    [Fact]
    public void Derive_MessageThatIsOneFact_IsOneMemory()
    {
        var fact = Assert.Single(Say("I live in Oslo."));

        Assert.Equal((MemoryKind.Fact, "home"), (fact.Kind, fact.Topic));
    }

    [Fact]
    public void Derive_FactWithinAStory_LinksItToTheStory()
    {
        var memories = Say("I live in Oslo, and yesterday the tram broke down on the bridge.");

        var fact = Assert.Single(memories, memory => memory.Kind is MemoryKind.Fact);
        var said = Assert.Single(memories, memory => memory.Kind is MemoryKind.Said);
        Assert.Equal(said.Id, Assert.Single(fact.Sources));
    }

    [Fact]
    public void Derive_NewerFactOnATopic_EndsTheOlder()
    {
        Say("I live in Oslo.");
        Say("I live in Bergen.");

        var homes = Homes();
        Assert.Equal(homes[1].At, homes[0].ValidTo);
        Assert.Null(homes[1].ValidTo);
    }

    [Fact]
    public void Derive_TwoFactsThatEndTheSameOne_EndItOnceAndStandBesideEachOther()
    {
        Say("I live in Oslo.");

        var remembered = Memorizer.Derive(
            _partition, Turn("I moved to Lisbon last year. We live near the river.", "", "model", recalled: null));

        Assert.Equal("I live in Oslo.", Assert.Single(remembered.Ended).Entry.Text);
        Assert.Equal(2, remembered.Memories.Count(memory => memory.Entry is { Topic: "home", ValidTo: null }));
    }

    [Fact]
    public void Derive_FactFoundLate_LastsUntilTheNextOne()
    {
        Say("I live in Oslo.");
        var late = Turn("I live in Molde.", "", "model", recalled: null);
        Say("I live in Bergen.");

        Take(Memorizer.Derive(_partition, late));

        Assert.Equal([Start.AddMinutes(2), Start.AddMinutes(3), null], Homes().Select(home => home.ValidTo));
    }

    [Fact]
    public void Derive_FactThatWasForgotten_EndsNothing()
    {
        Say("I live in Oslo.");
        var forgotten = Turn("I live in Molde.", "", "model", recalled: null);
        _partition.Take(Assert.Single(Memorizer.Derive(_partition, forgotten).Memories).Forget() with { Step = MemoryStep.Done });

        var again = Memorizer.Derive(_partition, forgotten);
        Take(again);
        Say("I live in Bergen.");

        Assert.Empty(again.Memories);
        Assert.Equal([Start.AddMinutes(3), null], Homes().Select(home => home.ValidTo));
    }

    [Fact]
    public void Derive_FactThatItsUserHasPinned_StaysAsItIs()
    {
        var turn = Turn("I live in Molde.", "", "model", recalled: null);
        var pinned = Assert.Single(Memorizer.Derive(_partition, turn).Memories);
        _partition.Take(pinned with { Entry = pinned.Entry with { Pinned = true } });

        Take(Memorizer.Derive(_partition, turn));

        Assert.Null(Assert.Single(Homes()).ValidTo);
    }

    [Fact]
    public void Query_NameThatWasForgotten_IsNobodys()
    {
        Say("My name is Ragnhild.");

        _partition.Take(Assert.Single(_partition.Memories).Forget());

        Assert.Null(_partition.Query("Who am I?", [], Start).User.Name);
    }

    [Fact]
    public void Derive_SameWordsInASessionBegunAgain_GivesOtherIds()
    {
        var turn = Turn("The ferry was late and I missed the concert.", "", "model", recalled: null);
        var again = turn with { Turn = turn.Turn with { CreatedAt = turn.Turn.CreatedAt.AddDays(1) } };

        var first = Memorizer.Derive(_partition, turn).Memories.Select(memory => memory.Entry.Id);
        var second = Memorizer.Derive(_partition, again).Memories.Select(memory => memory.Entry.Id);

        Assert.Empty(first.Intersect(second));
    }

    [Fact]
    public void Derive_FactsWithoutATopic_StandBesideEachOther()
    {
        Say("I am allergic to nuts.");
        Say("I am allergic to shellfish.");

        Assert.All(_partition.Memories, memory => Assert.Null(memory.Entry.ValidTo));
        Assert.Equal(2, _partition.Count);
    }

    [Fact]
    public void Derive_SameTurnTwice_GivesTheSameIds()
    {
        var turn = Turn("The ferry was late and I missed the concert.", "", "model", recalled: null);

        var first = Memorizer.Derive(_partition, turn).Memories.Select(memory => memory.Entry.Id);
        var second = Memorizer.Derive(_partition, turn).Memories.Select(memory => memory.Entry.Id);

        Assert.Equal(first, second);
    }

    public void Dispose() => _partition.Dispose();

    private List<MemoryEntry> Say(string said, string reply = "", string model = "model", RecalledMemory? recalled = null)
    {
        var remembered = Memorizer.Derive(_partition, Turn(said, reply, model, recalled));
        Take(remembered);
        return [.. remembered.Memories.Where(memory => !memory.Forgotten).Select(memory => memory.Entry)];
    }

    private void Take(RememberedTurn remembered) => _partition.Take(remembered.Memories.Concat(remembered.Ended));

    private List<MemoryEntry> Homes()
        => [.. _partition.Memories.Select(memory => memory.Entry).Where(entry => entry.Topic == "home").OrderBy(entry => entry.Seq)];

    private LoggedTurn Turn(string said, string reply, string model, RecalledMemory? recalled)
        => new("s", new Turn(
            ++_seq,
            $"m{_seq}",
            "tutor",
            said,
            reply,
            model,
            new TokenUsage(0, 0),
            recalled is null ? [] : [recalled],
            [],
            1,
            Start.AddMinutes(_seq)));
}
