using PersonaUniverse.Personas;
using PersonaUniverse.Prompts;
using PersonaUniverse.Sessions.Turns;
using PersonaUniverse.TestKit;
using PersonaUniverse.Traits;
using PersonaUniverse.Users;

namespace PersonaUniverse.Sessions;

/// <summary>What a session makes once of its persona and its user holds while they stay as they are, and no longer.</summary>
public sealed class SceneReaderTests
{
    private static readonly PersonaProfile Ada = new(
        "ada", "Ada", "", "#336699", "", null, [], null, null, [new Trait("wit", "Wit", "Jests.", 0.5, 0.5)], 1);

    private readonly SceneReader _scenes;
    private PersonaProfile _persona = Ada;
    private UserPreferences _preferences = UserPreferences.None;
    private TraitShifts _rapport = TraitShifts.None;

    public SceneReaderTests()
        => _scenes = new SceneReader(
            Stub.Of<IGrainFactory>((method, _) => method.ReturnType == typeof(IPersonaGrain)
                ? Stub.Of<IPersonaGrain>((_, call) => Task.FromResult(
                    new PersonaLookup(Exists: true, (long)call[0]! == _persona.Version ? null : _persona)))
                : method.ReturnType == typeof(IRapportGrain)
                    ? Stub.Of<IRapportGrain>((_, _) => Task.FromResult<TraitShifts?>(_rapport))
                    : Stub.Of<IUserGrain>((_, call) => Task.FromResult(
                        (long)call[0]! == _preferences.Version ? null : _preferences))),
            TimeProvider.System,
            "user");

    [Fact]
    public async Task Read_WhileTheRapportAloneMoves_HasThePromptsBasisOnceAndTheLiveTraitsAnew()
    {
        var before = await ReadAsync();
        _rapport = new TraitShifts(1, DateTimeOffset.UtcNow, TraitShifts.None.Values.Add("wit", 0.2));
        var after = await ReadAsync();

        Assert.Same(before.Basis, after.Basis);
        Assert.Contains("- Wit (wit) 0.50", PromptOf(before), StringComparison.Ordinal);
        Assert.Contains("- Wit (wit) 0.70", PromptOf(after), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_AfterATraitGotAnotherName_HasItInThePromptAndInWhatIsKeptOfIt()
    {
        var before = await ReadAsync();
        _persona = Ada with { Traits = [Ada.Traits[0] with { Name = "Humour", Description = "Laughs." }], Version = 2 };
        var after = await ReadAsync();

        Assert.DoesNotContain("Humour", PromptOf(before), StringComparison.Ordinal);
        Assert.Contains("- Humour (wit): Laughs.", PromptOf(after), StringComparison.Ordinal);
        Assert.Contains("Humour", after.Basis.Parts[PromptRecord.System], StringComparison.Ordinal);
        Assert.NotEqual(before.Basis.Hashes[PromptRecord.System], after.Basis.Hashes[PromptRecord.System]);
    }

    [Fact]
    public async Task Read_AfterThePersonasOwnIntensityChanged_HasItInWhatIsKeptOfThePrompt()
    {
        var before = await ReadAsync();
        var hash = before.Basis.Hashes[PromptRecord.Traits];
        _persona = Ada with { Traits = [Ada.Traits[0] with { Intensity = 0.6 }], Version = 2 };
        var after = await ReadAsync();

        Assert.Equal(0.6, Assert.Single(PromptRecord.TraitsOf(after.Basis.Parts)).Intensity);
        Assert.NotEqual(hash, after.Basis.Hashes[PromptRecord.Traits]);
    }

    [Fact]
    public async Task Read_AfterAPreferenceChanged_HasItInThePrompt()
    {
        _persona = Ada with { Description = "Fond of {{user}}." };
        var before = await ReadAsync();
        _preferences = new UserPreferences(UserPreferences.None.Values.Add("name", "Bo"), 1);
        var after = await ReadAsync();

        Assert.Contains("Fond of the user.", PromptOf(before), StringComparison.Ordinal);
        Assert.Contains("Fond of Bo.", PromptOf(after), StringComparison.Ordinal);
        Assert.Contains("- name: Bo", PromptOf(after), StringComparison.Ordinal);
    }

    private static string PromptOf(Scene scene)
        => string.Concat(PromptComposer.Compose(new PromptInput(scene.Basis, scene.Persona.Traits, [], [], "Hello."))
            .Messages.Select(message => message.Text));

    private async Task<Scene> ReadAsync()
        => await _scenes.ReadAsync("ada", [], Cancellation) ?? throw new InvalidOperationException("There is no persona.");
}
