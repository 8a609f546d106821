using Microsoft.Extensions.Logging;

namespace PersonaUniverse.Storage;

internal sealed partial class DatabaseStartup
{
    [LoggerMessage(2000, LogLevel.Information, "Applied the migration {Migration}.")]
    private partial void LogMigrated(string migration);

    [LoggerMessage(2001, LogLevel.Warning, "The database is not there yet, trying again: {Reason}")]
    private partial void LogWaiting(string reason);
}
