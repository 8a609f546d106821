namespace PersonaUniverse.Sessions;

/// <summary>Why a turn failed. Stable: clients decide by them.</summary>
public static class TurnFailureCodes
{
    /// <summary>The model and its fallback could not be reached, are overloaded or broken.</summary>
    public const string ModelUnavailable = "model_unavailable";

    /// <summary>The model refused the request; repeating it will not help.</summary>
    public const string ModelRefused = "model_refused";

    /// <summary>The model did not answer within its deadlines.</summary>
    public const string ModelTimeout = "model_timeout";

    /// <summary>The reply could not be stored.</summary>
    public const string StorageUnavailable = "storage_unavailable";

    /// <summary>Other grains could not be reached: the cluster is mending itself.</summary>
    public const string ClusterUnavailable = "cluster_unavailable";

    /// <summary>The session moved to another silo in mid-turn.</summary>
    public const string SessionMoved = "session_moved";

    /// <summary>The session was deleted in mid-turn.</summary>
    public const string SessionDeleted = "session_deleted";

    /// <summary>The persona was deleted before the turn began.</summary>
    public const string PersonaUnknown = "persona_unknown";

    /// <summary>A fault of ours.</summary>
    public const string Internal = "internal_error";
}
