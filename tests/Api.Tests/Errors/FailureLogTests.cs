using Microsoft.Extensions.Logging;

namespace PersonaUniverse.Errors;

public sealed class FailureLogTests
{
    private readonly LogRecorder<FailureLog> _log = new();
    private readonly FailureLog _failures;

    public FailureLogTests() => _failures = new FailureLog(_log);

    [Fact]
    public void Report_OfAFaultOfOurs_IsAnErrorWithItsStack()
    {
        var fault = new InvalidOperationException("secret");

        var told = _failures.Report("GET /here", fault, CancellationToken.None);

        var line = Assert.Single(_log.Lines);
        Assert.Equal((500, LogLevel.Error, fault), (told.Status, line.Level, line.Failure));
        Assert.Equal("GET /here failed with internal_error.", line.Text);
    }

    [Fact]
    public void Report_OfWhatIsAway_IsAWarningWithoutAStack()
    {
        var told = _failures.Report("Tool chat", new TimeoutException(), CancellationToken.None);

        var line = Assert.Single(_log.Lines);
        Assert.Equal((503, LogLevel.Warning, null), (told.Status, line.Level, line.Failure));
        Assert.Equal("Tool chat could not be served: cluster_unavailable (TimeoutException).", line.Text);
    }

    [Fact]
    public void Report_OfACallersFault_IsNotLogged()
    {
        var told = _failures.Report("GET /here", ApiException.Invalid("limit", "limit must be a whole number."), CancellationToken.None);

        Assert.Equal((400, 0), (told.Status, _log.Lines.Count));
    }

    [Fact]
    public void Report_OfACallerWhoLeft_IsNotLogged()
    {
        _failures.Report("GET /here", new OperationCanceledException(), new CancellationToken(canceled: true));

        Assert.Empty(_log.Lines);
    }
}
