namespace PersonaUniverse.Personas;

public sealed class TraitChangedTests
{
    [Fact]
    public void Between_TwoVersions_TellsWhatWentAndThenWhatCameOrMoved()
    {
        var before = new[] { Of("wit", 0.4), Of("calm", 0.5), Of("warmth", 0.6) };
        var after = new PersonaProfile(
            "ada", "Ada", "", "#112233", "", null, [], null, null, [Of("warmth", 0.6), Of("wit", 0.9), Of("pride", 0.1)], 7);

        var changes = TraitChanged.Between([.. before], after).ToList();

        Assert.All(changes, change => Assert.Equal(("ada", 7), (change.PersonaId, change.Version)));
        Assert.Equal(
            [("calm", 0.5, true), ("wit", 0.9, false), ("pride", 0.1, false)],
            changes.Select(change => (change.Trait.Id, change.Trait.Intensity, change.Removed)));
    }

    private static Trait Of(string id, double intensity) => new(id, id, "", intensity, 0.5, Inherited: false);
}
