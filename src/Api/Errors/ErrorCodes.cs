using PersonaUniverse.Sessions;

namespace PersonaUniverse.Errors;

/// <summary>What can be wrong with a request. Stable: clients decide by them.</summary>
internal static class ErrorCodes
{
    public const string Invalid = "invalid_input";
    public const string MalformedJson = "malformed_json";
    public const string TooLarge = "body_too_large";
    public const string Unauthenticated = "unauthenticated";
    public const string Forbidden = "forbidden";
    public const string NotFound = "not_found";
    public const string PersonaUnknown = "persona_unknown";
    public const string PersonaExists = "persona_exists";
    public const string TraitUnknown = "trait_unknown";
    public const string TraitExists = "trait_exists";
    public const string TraitInherited = "trait_inherited";
    public const string TooManyTraits = "too_many_traits";
    public const string CardInvalid = "card_invalid";
    public const string VersionConflict = "version_conflict";
    public const string VersionUnknown = "version_unknown";
    public const string TooManyPersonas = "too_many_personas";
    public const string TooManyKeys = "too_many_keys";
    public const string SessionUnknown = "session_unknown";
    public const string MemoryUnknown = "memory_unknown";
    public const string ReceiptUnknown = "receipt_unknown";
    public const string SessionBusy = "session_busy";
    public const string ClientMessageIdReused = "client_message_id_reused";
    public const string TurnStopped = "turn_stopped";
    public const string TurnTimeout = "turn_timeout";
    public const string TooManyRequests = "too_many_requests";
    public const string TooManyWatches = "too_many_watches";
    public const string Overloaded = "overloaded";

    /// <summary>What keeps things does not answer, whether a turn meets that or another request.</summary>
    public const string StorageUnavailable = TurnFailureCodes.StorageUnavailable;

    /// <summary>Other processes of the cluster do not answer, whether a turn meets that or another request.</summary>
    public const string ClusterUnavailable = TurnFailureCodes.ClusterUnavailable;

    /// <summary>Something here cannot be served just now, for a reason that has no code of its own.</summary>
    public const string Unavailable = "unavailable";

    public const string MethodNotAllowed = "method_not_allowed";
    public const string UnsupportedMediaType = "unsupported_media_type";
    public const string Internal = "internal_error";

    /// <summary>The code of an answer that the framework gives by status alone.</summary>
    public static string ForStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Invalid,
        StatusCodes.Status401Unauthorized => Unauthenticated,
        StatusCodes.Status403Forbidden => Forbidden,
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => MethodNotAllowed,
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType,
        StatusCodes.Status429TooManyRequests => TooManyRequests,
        StatusCodes.Status503ServiceUnavailable => Unavailable,
        _ => Internal,
    };
}
