namespace PersonaUniverse;

/// <summary>Something we depend on does not answer. Trying again later may succeed.</summary>
/// <remarks>A write that was on its way may have happened all the same: whoever must know reads again.</remarks>
[GenerateSerializer, Alias("dependency-unavailable")]
public sealed class DependencyUnavailableException : Exception
{
    /// <summary>Initializes an instance without a cause.</summary>
    public DependencyUnavailableException()
        : this("unknown", cause: null)
    {
    }

    /// <summary>Initializes an instance without a cause.</summary>
    /// <param name="dependency">What does not answer: <c>database</c>, <c>model</c> …</param>
    public DependencyUnavailableException(string dependency)
        : this(dependency, cause: null)
    {
    }

    /// <summary>Initializes an instance.</summary>
    /// <param name="dependency">What does not answer: <c>database</c>, <c>model</c> …</param>
    /// <param name="cause">How that was noticed. Kept as text: a vendor's exception cannot cross to another process.</param>
    public DependencyUnavailableException(string dependency, Exception? cause)
        : base($"The {dependency} does not answer.")
        => (Dependency, Cause) = (dependency, cause is null ? "" : $"{cause.GetType().Name}: {cause.Message}");

    /// <summary>Gets what does not answer.</summary>
    [Id(0)]
    public string Dependency { get; }

    /// <summary>Gets how that was noticed, for an operator's log and not for a client; empty when there is nothing to say.</summary>
    [Id(1)]
    public string Cause { get; }

    /// <inheritdoc/>
    public override string ToString() => Cause.Length == 0 ? base.ToString() : $"{base.ToString()} Cause: {Cause}";
}
