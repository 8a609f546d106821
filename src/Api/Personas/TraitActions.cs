namespace PersonaUniverse.Personas;

/// <summary>What requests call the things that can be done with a trait.</summary>
internal static class TraitActions
{
    /// <summary>Gets what can be done with a persona's traits, by name.</summary>
    public static IReadOnlyDictionary<string, TraitAction> All { get; } = new Dictionary<string, TraitAction>(StringComparer.Ordinal)
    {
        ["set"] = TraitAction.Set,
        ["increase"] = TraitAction.Increase,
        ["decrease"] = TraitAction.Decrease,
        ["add"] = TraitAction.Add,
        ["remove"] = TraitAction.Remove,
        ["reset"] = TraitAction.Reset,
    };

    /// <summary>Gets what can be done with inherited traits: requests move them, and neither add nor remove any.</summary>
    public static IReadOnlyDictionary<string, TraitAction> OfCore { get; } =
        All.Where(named => named.Value is not (TraitAction.Add or TraitAction.Remove)).ToDictionary(StringComparer.Ordinal);

    /// <summary>Whether the action needs an intensity.</summary>
    public static bool TakesIntensity(this TraitAction action) => action is not (TraitAction.Remove or TraitAction.Reset);

    /// <summary>What is told of an action that is none.</summary>
    public static string Describe(IReadOnlyDictionary<string, TraitAction> actions)
        => $"action must be one of {string.Join(", ", actions.Keys)}.";
}
