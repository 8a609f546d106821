using System.Text.Json;
using System.Text.RegularExpressions;

namespace PersonaUniverse.Errors;

/// <summary>Says why the framework could not read a request.</summary>
internal static partial class UnreadRequest
{
    private const string UnknownType = "Unable to read the request as JSON because the request content type";

    /// <summary>Whether it is what the framework says of a body whose type, or whose character set, it does not know.</summary>
    public static bool IsOfUnknownType(InvalidOperationException failure)
        => failure.Message.StartsWith(UnknownType, StringComparison.Ordinal);

    /// <summary>What the client is told of such a body.</summary>
    public static ApiException OfUnknownType() => OfStatus(StatusCodes.Status415UnsupportedMediaType);

    /// <summary>What the client is told.</summary>
    public static ApiException Describe(BadHttpRequestException unread) => unread switch
    {
        { StatusCode: StatusCodes.Status413PayloadTooLarge or StatusCodes.Status415UnsupportedMediaType }
            => OfStatus(unread.StatusCode),
        { InnerException: JsonException json } => MalformedJson.Describe(json),
        _ when NoBody().IsMatch(unread.Message) => ApiException.Invalid("$", "A body is required."),
        _ when Unbound().Match(unread.Message) is { Success: true } parameter
            => Parameter(parameter.Groups["name"].Value, parameter.Groups["type"].Value, parameter.Groups["missing"].Success),
        _ => new ApiException(StatusCodes.Status400BadRequest, ErrorCodes.Invalid, "The request is not well formed."),
    };

    private static ApiException OfStatus(int status) => new(status, ErrorCodes.ForStatus(status), ProblemTexts.DetailOf(status));

    private static ApiException Parameter(string name, string type, bool isMissing)
        => ApiException.Invalid(name, $"{name} {(isMissing ? "is required" : $"must be {KindOf(type)}")}.");

    private static string KindOf(string type) => type switch
    {
        "int" or "long" or "Nullable<int>" or "Nullable<long>" => "a whole number",
        "bool" or "Nullable<bool>" => "true or false",
        _ => "of the kind that is expected here",
    };

    [GeneratedRegex("no body was provided|not provided from body")]
    private static partial Regex NoBody();

    // Nothing but the framework's text names the parameter. The value, which is the caller's, follows it and is not repeated.
    [GeneratedRegex("""^(Failed to bind|(?<missing>Required)) parameter "(?:(?<type>[^" ]+) )?(?<name>\w+)" """)]
    private static partial Regex Unbound();
}
