using Microsoft.Extensions.Logging;

namespace PersonaUniverse;

/// <summary>A log that a test reads.</summary>
internal sealed class LogRecorder<T> : ILogger<T>
{
    private readonly List<(LogLevel Level, string Text, Exception? Failure)> _lines = [];

    /// <summary>Gets what was logged, oldest first.</summary>
    public IReadOnlyList<(LogLevel Level, string Text, Exception? Failure)> Lines => _lines;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => _lines.Add((logLevel, formatter(state, exception), exception));
}
