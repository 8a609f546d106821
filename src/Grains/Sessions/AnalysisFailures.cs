namespace PersonaUniverse.Sessions;

/// <summary>Why a turn's analysis failed: by a code of <see cref="TurnFailureCodes"/>, or by one that no exception tells of.</summary>
internal static class AnalysisFailures
{
    /// <summary>The model's report cannot be read.</summary>
    public const string Unreadable = "report_unreadable";

    /// <summary>Whether it says something of the turn: what an outage did does not, and must not have it given up.</summary>
    /// <remarks>A model that was too slow counts: it was asked, and paid, and may never be fast enough for this turn.</remarks>
    public static bool Counts(string reason) => reason is not (
        TurnFailureCodes.ModelUnavailable or TurnFailureCodes.StorageUnavailable
        or TurnFailureCodes.ClusterUnavailable or TurnFailureCodes.SessionMoved);
}
