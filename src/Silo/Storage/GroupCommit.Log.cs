using Microsoft.Extensions.Logging;

namespace PersonaUniverse.Storage;

// Only the kind of a failure: a driver's message may quote the row, and the row is what people said.
internal sealed partial class GroupCommit
{
    [LoggerMessage(2100, LogLevel.Error, "{Count} writes to the database failed: {Failure}.")]
    private partial void LogBatchFailed(int count, string failure);

    [LoggerMessage(2101, LogLevel.Warning, "A batch of {Count} writes to the database failed and is tried one by one: {Failure}.")]
    private partial void LogBatchSplit(int count, string failure);

    [LoggerMessage(2102, LogLevel.Error, "The database refused {Write}: {Failure}.")]
    private partial void LogRowRefused(string write, string failure);
}
