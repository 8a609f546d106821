namespace PersonaUniverse.Sessions;

/// <summary>
/// Times as the log keeps them: to the microsecond, on every database, so that one that was written equals the one read back.
/// </summary>
internal static class LogTime
{
    public static DateTime Truncate(DateTimeOffset time)
        => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);

    public static long ToMicroseconds(DateTimeOffset time)
        => (time.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds)
        => new(DateTime.UnixEpoch.Ticks + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
