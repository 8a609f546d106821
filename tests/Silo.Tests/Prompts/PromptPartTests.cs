using PersonaUniverse.Sessions;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Prompts;

/// <summary>What every store of prompts' texts must do; run for each database.</summary>
public abstract class PromptPartTests(TestDatabase database)
{
    private readonly SessionKey _session = SampleTurns.NewSession();
    private readonly IPromptParts _parts = database.CreateParts();

    [Fact]
    public async Task Get_SomeOfMany_ReadsThoseAndNoOthers()
    {
        await _parts.PutAsync(_session, [new("a", "one"), new("b", "two"), new("c", "three – “quoted” 🦜")], Cancellation);
        await _parts.PutAsync(SampleTurns.NewSession(), [new("d", "another session's")], Cancellation);

        var found = await _parts.GetAsync(_session, ["c", "a", "c", "d", "unknown"], Cancellation);

        Assert.Equal(
            [("a", "one"), ("c", "three – “quoted” 🦜")],
            found.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => (part.Key, part.Value)));
    }

    [Fact]
    public async Task Get_OfNone_IsEmpty() => Assert.Empty(await _parts.GetAsync(_session, [], Cancellation));
}
