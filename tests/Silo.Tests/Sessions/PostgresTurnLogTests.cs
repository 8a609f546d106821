using Npgsql;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Sessions;

public sealed class PostgresTurnLogTests(PostgresTestDatabase database)
    : TurnLogTests(database), IClassFixture<PostgresTestDatabase>
{
    // Postgres' text holds no NUL; the API lets none in, but a log must not depend on that.
    [Fact]
    public async Task Append_TextWithNul_FailsAloneAndOthersGoIn()
    {
        var others = Enumerable.Range(0, 20).Select(_ => SampleTurns.NewSession()).ToArray();
        var first = Log.AppendAsync(others[0], SampleTurns.Create(1), Cancellation);
        var refused = Log.AppendAsync(Session, SampleTurns.Create(1, said: "a\0b"), Cancellation);
        var rest = others[1..].Select(session => Log.AppendAsync(session, SampleTurns.Create(1), Cancellation)).ToArray();

        Assert.All(await Task.WhenAll([first, .. rest]), Assert.True);
        await Assert.ThrowsAsync<PostgresException>(() => refused);
    }
}
