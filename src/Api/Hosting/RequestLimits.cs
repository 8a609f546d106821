namespace PersonaUniverse.Hosting;

/// <summary>What a request may be, by REST and on the hub alike, unless its endpoint allows more.</summary>
internal static class RequestLimits
{
    public const int MaxBodyBytes = 64 * 1024;

    public const int MaxJsonDepth = 32;
}
