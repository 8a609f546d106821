using Microsoft.Extensions.Logging;

namespace PersonaUniverse.Errors;

public sealed class FailureLogTests
{
    private readonly List<(LogLevel Level, string Text, Exception? Failure)> _lines = [];
    private readonly FailureLog _failures;

    public FailureLogTests() => _failures = new FailureLog(new Recorder(_lines));

    [Fact]
    public void Report_OfAFaultOfOurs_IsAnErrorWithItsStack()
    {
        var fault = new InvalidOperationException("secret");

        var told = _failures.Report("GET /here", fault, CancellationToken.None);

        var line = Assert.Single(_lines);
        Assert.Equal((500, LogLevel.Error, fault), (told.Status, line.Level, line.Failure));
        Assert.Equal("GET /here failed with internal_error.", line.Text);
    }

    [Fact]
    public void Report_OfWhatIsAway_IsAWarningWithoutAStack()
    {
        var told = _failures.Report("Tool chat", new TimeoutException(), CancellationToken.None);

        var line = Assert.Single(_lines);
        Assert.Equal((503, LogLevel.Warning, null), (told.Status, line.Level, line.Failure));
        Assert.Equal("Tool chat could not be served: cluster_unavailable (TimeoutException).", line.Text);
    }

    [Fact]
    public void Report_OfACallersFault_IsNotLogged()
    {
        var told = _failures.Report("GET /here", ApiException.Invalid("limit", "limit must be a whole number."), CancellationToken.None);

        Assert.Equal((400, 0), (told.Status, _lines.Count));
    }

    [Fact]
    public void Report_OfACallerWhoLeft_IsNotLogged()
    {
        _failures.Report("GET /here", new OperationCanceledException(), new CancellationToken(canceled: true));

        Assert.Empty(_lines);
    }

    private sealed class Recorder(List<(LogLevel, string, Exception?)> lines) : ILogger<FailureLog>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => lines.Add((logLevel, formatter(state, exception), exception));
    }
}
