using System.ClientModel;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Anthropic.Exceptions;

namespace PersonaUniverse.Models.Resilience;

/// <summary>Says in our words what went wrong in theirs.</summary>
internal static class ModelErrors
{
    /// <summary>529 is Anthropic's "overloaded"; it and every other 5xx may do later.</summary>
    public static ModelFailure FailureOf(HttpStatusCode status) => (int)status switch
    {
        429 => ModelFailure.RateLimited,
        408 or 409 or 425 or >= 500 or < 400 => ModelFailure.Unavailable,
        _ => ModelFailure.Refused,
    };

    /// <summary>Translates an exception of an SDK or of the network.</summary>
    /// <remarks>
    /// Only exceptions whose text is known to name hosts and sockets travel along as the inner one: the SDKs' own quote
    /// what the server said, and that may be part of a key or of a prompt.
    /// </remarks>
    public static ModelException Translate(string name, Exception exception) => exception switch
    {
        // The handler's exception, when an SDK wrapped it.
        ModelException known => known,
        { InnerException: ModelException known } => known,
        ClientResultException { Status: >= 400 } refused => Status(name, (HttpStatusCode)refused.Status),
        AnthropicApiException refused => Status(name, refused.StatusCode),
        AnthropicSseException => Unavailable(name, "reported an error in mid-stream"),
        OperationCanceledException => Unavailable(name, "could not be reached in time", Known(exception)),
        HttpRequestException or SocketException => Unavailable(name, "could not be reached", exception),
        AnthropicIOException { InnerException: { } network } => Unavailable(name, "could not be reached", network),
        IOException => Unavailable(name, "broke off the connection", exception),
        JsonException or AnthropicInvalidDataException => Unavailable(name, "sent a malformed answer"),
        ClientResultException => Unavailable(name, "could not be reached", Known(exception.InnerException)),
        _ => Unavailable(name, $"failed ({exception.GetType().Name})", Known(exception.InnerException)),
    };

    private static ModelException Status(string name, HttpStatusCode status)
        => new(FailureOf(status), $"The model '{name}' failed (HTTP {(int)status}).");

    private static ModelException Unavailable(string name, string what, Exception? inner = null)
        => new(ModelFailure.Unavailable, $"The model '{name}' {what}.", null, inner);

    private static Exception? Known(Exception? exception)
        => exception is HttpRequestException or SocketException or IOException or OperationCanceledException ? exception : null;
}
