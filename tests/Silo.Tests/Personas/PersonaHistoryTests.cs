using System.Collections.Immutable;
using PersonaUniverse.Sessions;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

/// <summary>What every store of replaced definitions must do; run for each database.</summary>
public abstract class PersonaHistoryTests(TestDatabase database)
{
    private readonly IPersonaHistory _history = database.CreateHistory();
    private readonly string _persona = $"p-{Guid.NewGuid():N}";

    [Fact]
    public async Task Keep_AWholeDefinition_ReadsBackEqual()
    {
        var version = Version(3, "Whole");

        await _history.KeepAsync(_persona, version, Cancellation);
        await _history.KeepAsync(_persona, version, Cancellation);

        var read = Assert.Single(await _history.ReadAsync(_persona, long.MaxValue, 10, Cancellation));
        Assert.Equal(SampleTurns.Text(version), SampleTurns.Text(read));
    }

    [Fact]
    public async Task Read_UpToAVersion_IsNewestFirstAndOfThatPersonaAlone()
    {
        foreach (var number in (long[])[1, 4, 9])
        {
            await _history.KeepAsync(_persona, Version(number, "Some"), Cancellation);
            await _history.KeepAsync($"{_persona}-other", Version(number + 1, "Other"), Cancellation);
        }

        Assert.Equal([4, 1], (await _history.ReadAsync(_persona, 8, 10, Cancellation)).Select(version => version.Version));
        Assert.Equal([9], (await _history.ReadAsync(_persona, 9, 1, Cancellation)).Select(version => version.Version));
        Assert.Empty(await _history.ReadAsync(_persona, 0, 10, Cancellation));
    }

    [Fact]
    public async Task Keep_MoreThanAreKept_DropsTheOldest()
    {
        for (var number = 1; number <= IPersonaHistory.MostKept + 2; number++)
        {
            await _history.KeepAsync(_persona, Version(number, "Many"), Cancellation);
        }

        var kept = await _history.ReadAsync(_persona, long.MaxValue, 100, Cancellation);

        Assert.Equal((IPersonaHistory.MostKept, 3), (kept.Length, kept[^1].Version));
    }

    [Fact]
    public async Task Erase_APersona_LeavesTheOthers()
    {
        await _history.KeepAsync(_persona, Version(1, "One"), Cancellation);
        await _history.KeepAsync($"{_persona}-other", Version(1, "Other"), Cancellation);

        await _history.EraseAsync(_persona, Cancellation);

        Assert.Empty(await _history.ReadAsync(_persona, long.MaxValue, 10, Cancellation));
        Assert.Single(await _history.ReadAsync($"{_persona}-other", long.MaxValue, 10, Cancellation));
    }

    private static PersonaVersion Version(long number, string name)
        => new(
            number,
            SampleTurns.Start,
            new PersonaDefinition(
                name, "A \"quoted\" description.", "#112233", "Speak.", null, ["One.", "Two."], null,
                [new TraitDefinition("wit", "Wit", "Is witty.", 0.25)],
                ImmutableDictionary<string, double>.Empty.Add("warmth", 0.75))
            {
                Card = new PersonaCard(null, "A ship.", "", "", "", ["Ahoy."], "lore", null, null, null),
            });
}
