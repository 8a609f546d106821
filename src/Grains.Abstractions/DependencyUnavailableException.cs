namespace PersonaUniverse;

/// <summary>Something we depend on does not answer. Nothing was changed; trying again later may succeed.</summary>
[GenerateSerializer, Alias("dependency-unavailable")]
public sealed class DependencyUnavailableException : Exception
{
    /// <summary>Initializes an instance without a cause.</summary>
    public DependencyUnavailableException()
        : this("unknown", innerException: null)
    {
    }

    /// <summary>Initializes an instance.</summary>
    /// <param name="dependency">What does not answer: <c>database</c>, <c>model</c> …</param>
    public DependencyUnavailableException(string dependency)
        : this(dependency, innerException: null)
    {
    }

    /// <summary>Initializes an instance.</summary>
    /// <param name="dependency">What does not answer: <c>database</c>, <c>model</c> …</param>
    /// <param name="innerException">How that was noticed.</param>
    public DependencyUnavailableException(string dependency, Exception? innerException)
        : base($"The {dependency} does not answer.", innerException) => Dependency = dependency;

    /// <summary>Gets what does not answer.</summary>
    [Id(0)]
    public string Dependency { get; }
}
