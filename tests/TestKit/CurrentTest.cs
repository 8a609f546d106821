using Xunit;

namespace PersonaUniverse.TestKit;

/// <summary>The test that runs; tests have its members without a prefix.</summary>
public static class CurrentTest
{
    /// <summary>Gets what ends what a test waits for, when the run is stopped.</summary>
    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
