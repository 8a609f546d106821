namespace PersonaUniverse.TestKit;

/// <summary>The bounds on waiting. They end a test that hangs; no test measures by them.</summary>
public static class TestTimeouts
{
    /// <summary>How long anything may take that a test awaits.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(30);

    /// <summary>How long a process may take to start or to stop, on a busy machine.</summary>
    public static readonly TimeSpan Process = TimeSpan.FromSeconds(90);
}
