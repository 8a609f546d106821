namespace PersonaUniverse.Models;

/// <summary>A language model did not do its work. The message is safe to show: it holds no key and no prompt.</summary>
public sealed class ModelException(ModelFailure failure, string message, TimeSpan? retryAfter = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    public ModelException()
        : this(ModelFailure.Unavailable, "The model is unavailable.")
    {
    }

    public ModelException(string message)
        : this(ModelFailure.Unavailable, message)
    {
    }

    public ModelException(string message, Exception innerException)
        : this(ModelFailure.Unavailable, message, null, innerException)
    {
    }

    /// <summary>Gets what went wrong.</summary>
    public ModelFailure Failure { get; } = failure;

    /// <summary>Gets how long the provider asks to wait; null when it says nothing.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
