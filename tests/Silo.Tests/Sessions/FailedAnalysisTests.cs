using PersonaUniverse.Storage;

namespace PersonaUniverse.Sessions;

/// <summary>What an operator sees by SQL of analyses that failed, in each database.</summary>
public sealed class FailedAnalysisTests(PostgresTestDatabase postgres, SqliteTestDatabase sqlite)
    : IClassFixture<PostgresTestDatabase>, IClassFixture<SqliteTestDatabase>
{
    [Fact]
    public Task Note_InPostgres_ShowsTheTurnUntilItIsAnalysed() => NoteAsync(postgres);

    [Fact]
    public Task Note_InSqlite_ShowsTheTurnUntilItIsAnalysed() => NoteAsync(sqlite);

    [Fact]
    public Task NoteThatComesLate_InPostgres_DoesNotShowTheAnalysedTurn() => NoteLateAsync(postgres);

    [Fact]
    public Task NoteThatComesLate_InSqlite_DoesNotShowTheAnalysedTurn() => NoteLateAsync(sqlite);

    [Fact]
    public Task Note_ThriceInPostgres_GivesTheTurnUp() => GiveUpAsync(postgres, "True");

    [Fact]
    public Task Note_ThriceInSqlite_GivesTheTurnUp() => GiveUpAsync(sqlite, "1");

    [Fact]
    public Task Note_WrittenAgainToPostgres_CountsOnce() => NoteAgainAsync(postgres);

    [Fact]
    public Task Note_WrittenAgainToSqlite_CountsOnce() => NoteAgainAsync(sqlite);

    [Fact]
    public Task Note_OfOutagesInPostgres_ShowsThemAndGivesNothingUp() => OutlastAsync(postgres, "False");

    [Fact]
    public Task Note_OfOutagesInSqlite_ShowsThemAndGivesNothingUp() => OutlastAsync(sqlite, "0");

    private static async Task OutlastAsync(TestDatabase database, string isNotGivenUp)
    {
        var (session, log) = (SampleTurns.NewSession(), database.CreateTurnLog());
        await log.AppendAsync(session, SampleTurns.Create(1), Cancellation);

        foreach (var outage in (string[])["model_unavailable", "cluster_unavailable", "session_moved", "model_unavailable"])
        {
            await log.NoteFailedAnalysisAsync(session, 1, outage, Cancellation);
        }

        var window = await log.ReadWindowAsync(session, 10, Cancellation);
        var shown = await database.QueryAsync(
            "SELECT attempts, reason, given_up FROM failed_analyses WHERE session_id = @session", ("session", session.SessionId));
        Assert.Empty(window.GivenUp);
        Assert.Equal($"0 model_unavailable {isNotGivenUp}", string.Join(' ', Assert.Single(shown)));
    }

    // As after a connection that was lost before the answer came.
    private static async Task NoteAgainAsync(TestDatabase database)
    {
        var session = SampleTurns.NewSession();
        await database.CreateTurnLog().AppendAsync(session, SampleTurns.Create(1), Cancellation);
        var note = TurnWrite.FailAnalysis(session, 1, "model_refused", TimeProvider.System.GetUtcNow(), Cancellation);
        await using var writer = database.CreateWriter();

        await writer.WriteAsync([note]);
        await writer.WriteAsync([note]);

        var failed = await database.QueryAsync(
            "SELECT attempts FROM failed_analyses WHERE session_id = @session", ("session", session.SessionId));
        Assert.Equal("1", $"{Assert.Single(failed)[0]}");
    }

    private static async Task GiveUpAsync(TestDatabase database, string isGivenUp)
    {
        var (session, log) = (SampleTurns.NewSession(), database.CreateTurnLog());
        await log.AppendAsync(session, SampleTurns.Create(1), Cancellation);
        await log.AppendAsync(session, SampleTurns.Create(2), Cancellation);
        await log.NoteFailedAnalysisAsync(session, 1, "model_refused", Cancellation);
        await log.NoteFailedAnalysisAsync(session, 2, "model_refused", Cancellation);
        await log.NoteFailedAnalysisAsync(session, 2, "model_refused", Cancellation);
        var before = await log.ReadWindowAsync(session, 10, Cancellation);

        await log.NoteFailedAnalysisAsync(session, 2, "model_refused", Cancellation);
        var after = await log.ReadWindowAsync(session, 10, Cancellation);

        Assert.Empty(before.GivenUp);
        Assert.Equal([2], after.GivenUp);
        var shown = await database.QueryAsync(
            "SELECT seq, given_up FROM failed_analyses WHERE session_id = @session ORDER BY seq DESC", ("session", session.SessionId));
        Assert.Equal(2, shown.Count);
        Assert.Equal($"2 {isGivenUp}", string.Join(' ', shown[0]));
        Assert.NotEqual(shown[0][1], shown[1][1]);
    }

    private static async Task NoteLateAsync(TestDatabase database)
    {
        var (session, log) = (SampleTurns.NewSession(), database.CreateTurnLog());
        for (var seq = 1; seq <= 2; seq++)
        {
            await log.AppendAsync(session, SampleTurns.Create(seq), Cancellation);
            await log.RecordAnalysisAsync(session, seq, SampleTurns.Analysis, Cancellation);
        }

        await log.NoteFailedAnalysisAsync(session, 1, "cluster_unavailable", Cancellation);
        await log.NoteFailedAnalysisAsync(session, 2, "report_unreadable", Cancellation);

        var failed = await database.QueryAsync(
            "SELECT seq, reason FROM failed_analyses WHERE session_id = @session", ("session", session.SessionId));
        Assert.Equal("2 report_unreadable", string.Join(' ', Assert.Single(failed)));
    }

    private static async Task NoteAsync(TestDatabase database)
    {
        var (session, log) = (SampleTurns.NewSession(), database.CreateTurnLog());
        await log.AppendAsync(session, SampleTurns.Create(1, "ada"), Cancellation);
        await log.AppendAsync(session, SampleTurns.Create(2, "bo"), Cancellation);

        await log.NoteFailedAnalysisAsync(session, 1, "model_timeout", Cancellation);
        await log.NoteFailedAnalysisAsync(session, 2, "model_timeout", Cancellation);
        await log.NoteFailedAnalysisAsync(session, 2, "model_refused", Cancellation);
        await log.NoteFailedAnalysisAsync(session, 99, "model_refused", Cancellation);
        await log.RecordAnalysisAsync(session, 1, SampleTurns.Analysis, Cancellation);

        var failed = await database.QueryAsync(
            "SELECT seq, persona_id, attempts, reason, failed_at FROM failed_analyses WHERE session_id = @session",
            ("session", session.SessionId));
        Assert.Equal("2 bo 2 model_refused", string.Join(' ', Assert.Single(failed).Take(4)));
        Assert.NotNull(failed[0][4]);
    }
}
